package dev.scamander.spark.stream;

import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.spark.option.StreamOption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The partitions of a table that has one for each minute, hour or day. */
final class TimeBuckets {

    private final ColumnMetadata column;
    private final ChronoUnit unit;

    TimeBuckets(ColumnMetadata column, ChronoUnit unit) {
        this.column = column;
        this.unit = unit;
        value(0);
    }

    /** The encoded keys of all partitions that hold rows of a window of time. */
    List<byte[]> of(long fromMillis, long toMillis) {
        List<byte[]> keys = new ArrayList<>();
        long last = number(toMillis - 1);
        for (long bucket = number(fromMillis); bucket <= last; bucket++) {
            keys.add(value(bucket));
        }
        return keys;
    }

    /** How many partitions that are. */
    long count(long fromMillis, long toMillis) {
        return number(toMillis - 1) - number(fromMillis) + 1;
    }

    private long number(long millis) {
        return Math.floorDiv(millis, unit.getDuration().toMillis());
    }

    private byte[] value(long bucket) {
        long start = bucket * unit.getDuration().toMillis();
        return switch (column.getType().getProtocolCode()) {
            case ProtocolConstants.DataType.TIMESTAMP -> bytes(start);
            case ProtocolConstants.DataType.BIGINT -> bytes(bucket);
            case ProtocolConstants.DataType.INT ->
                ByteBuffer.allocate(Integer.BYTES)
                        .putInt(Math.toIntExact(bucket))
                        .array();
            case ProtocolConstants.DataType.VARCHAR, ProtocolConstants.DataType.ASCII ->
                text(start).getBytes(StandardCharsets.UTF_8);
            case ProtocolConstants.DataType.DATE -> {
                if (unit != ChronoUnit.DAYS) {
                    throw unfit();
                }
                yield ByteBuffer.allocate(Integer.BYTES)
                        .putInt(Math.toIntExact(bucket) ^ Integer.MIN_VALUE)
                        .array();
            }
            default -> throw unfit();
        };
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private String text(long start) {
        int length = unit == ChronoUnit.DAYS ? 10 : unit == ChronoUnit.HOURS ? 13 : 16;
        return Instant.ofEpochMilli(start).toString().substring(0, length);
    }

    private IllegalArgumentException unfit() {
        return StreamOption.BUCKET.invalid(
                unit.toString().toLowerCase(java.util.Locale.ROOT),
                "partition key column " + column.getName().asInternal() + " "
                        + column.getType().asCql(true, true) + " cannot name such buckets");
    }
}
