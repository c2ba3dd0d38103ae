package dev.scamander.cassandra.time;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/** Writes the bucket that begins at a time as a value of the column that holds buckets. */
final class BucketForm {
    private BucketForm() {}

    /**
     * Compiles the form.
     *
     * @param type the column's type
     * @param format empty where the type says it; {@code seconds} or {@code millis} of the bucket's beginning, {@code number} of
     *     buckets since 1970, or a pattern of {@link DateTimeFormatter} for the bucket's beginning in UTC
     * @return from the first millisecond of a bucket to the value
     * @throws IllegalArgumentException if the type cannot hold that, saying what would do
     */
    static LongFunction<ByteBuffer> of(DataType type, BucketLength length, String format) {
        if (format.isEmpty()) {
            if (type.equals(DataTypes.TIMESTAMP)) {
                return start -> TypeCodecs.TIMESTAMP.encode(Instant.ofEpochMilli(start), ProtocolVersion.DEFAULT);
            }
            if (type.equals(DataTypes.DATE)) {
                return start -> TypeCodecs.DATE.encode(
                        Instant.ofEpochMilli(start).atOffset(ZoneOffset.UTC).toLocalDate(), ProtocolVersion.DEFAULT);
            }
            throw new IllegalArgumentException("A bucket of type " + type.asCql(false, true)
                    + " needs a format: seconds, millis, number, or a pattern such as yyyyMMddHH");
        }
        switch (format.toLowerCase(Locale.ROOT)) {
            case "millis":
                return number(type, start -> start);
            case "seconds":
                return number(type, start -> Math.floorDiv(start, 1_000L));
            case "number":
                return number(type, length::number);
            default:
                return pattern(
                        type, DateTimeFormatter.ofPattern(format, Locale.ROOT).withZone(ZoneOffset.UTC));
        }
    }

    private static LongFunction<ByteBuffer> pattern(DataType type, DateTimeFormatter pattern) {
        if (type.equals(DataTypes.TEXT) || type.equals(DataTypes.ASCII)) {
            return start ->
                    TypeCodecs.TEXT.encode(pattern.format(Instant.ofEpochMilli(start)), ProtocolVersion.DEFAULT);
        }
        LongFunction<ByteBuffer> number =
                number(type, start -> Long.parseLong(pattern.format(Instant.ofEpochMilli(start))));
        try {
            // a pattern that makes no number shall not wait for the first bucket
            number.apply(System.currentTimeMillis());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("the pattern makes no number of type " + type.asCql(false, true), e);
        }
        return number;
    }

    private static LongFunction<ByteBuffer> number(DataType type, LongUnaryOperator value) {
        if (type.equals(DataTypes.BIGINT)) {
            return start -> ByteBuffer.allocate(8).putLong(0, value.applyAsLong(start));
        }
        if (type.equals(DataTypes.INT)) {
            return start -> ByteBuffer.allocate(4).putInt(0, Math.toIntExact(value.applyAsLong(start)));
        }
        throw new IllegalArgumentException(
                "A bucket that is a number is of type int or bigint, not " + type.asCql(false, true));
    }
}
