package dev.scamander.spark.stream;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.cassandra.time.BucketLength;
import dev.scamander.cassandra.time.TimeBuckets;
import dev.scamander.cassandra.time.TimeColumn;
import dev.scamander.mapping.language.NearestName;
import dev.scamander.spark.filter.Clause;
import dev.scamander.spark.filter.IndexedColumns;
import dev.scamander.spark.filter.KeySet;
import dev.scamander.spark.filter.PushedFilters;
import dev.scamander.spark.option.StreamOption;
import dev.scamander.spark.option.StreamOptions;
import java.nio.ByteBuffer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How the rows of a window of time are asked for: by an index, or in the partitions of time buckets. */
final class TimeWindows {

    private final TableMetadata table;
    private final TimeColumn time;
    private final Optional<TimeBuckets> buckets;

    private TimeWindows(TableMetadata table, TimeColumn time, Optional<TimeBuckets> buckets) {
        this.table = table;
        this.time = time;
        this.buckets = buckets;
    }

    /**
     * Settles how a table is asked.
     *
     * @throws IllegalArgumentException if it cannot be; it names the option and what would be right
     */
    static TimeWindows of(TableMetadata table, StreamOptions options) {
        ColumnMetadata column = table.getColumn(CqlIdentifier.fromInternal(options.column()))
                .orElseThrow(() -> StreamOption.COLUMN.invalid(
                        options.column(), "there is no such column" + hint(table, options.column())));
        TimeColumn time;
        try {
            time = TimeColumn.of(table, column);
        } catch (IllegalArgumentException e) {
            throw StreamOption.COLUMN.invalid(options.column(), e.getMessage());
        }
        if (options.bucket().isEmpty()) {
            if (!IndexedColumns.of(table).contains(column)) {
                throw StreamOption.COLUMN.invalid(
                        options.column(),
                        "has no index that new rows could be found by: CREATE INDEX ON "
                                + table.getKeyspace().asCql(true) + "."
                                + table.getName().asCql(true) + "("
                                + column.getName().asCql(true) + ") USING 'sai', or set "
                                + StreamOption.BUCKET.optionName() + " where the partition key is a time bucket");
            }
            return new TimeWindows(table, time, Optional.empty());
        }
        if (table.getPartitionKey().size() != 1 || !time.clustering()) {
            throw StreamOption.BUCKET.invalid(
                    options.bucket().get().toString(),
                    "the partition key must be the bucket alone, and " + options.column()
                            + " the first clustering column");
        }
        if (options.startingFrom().isEmpty()) {
            throw StreamOption.STARTING_FROM.invalid("earliest", "a table of time buckets needs a time to start from");
        }
        return new TimeWindows(
                table,
                time,
                Optional.of(
                        buckets(table.getPartitionKey().get(0), options.bucket().get())));
    }

    /** Buckets as the column's type lets one expect them. */
    private static TimeBuckets buckets(ColumnMetadata column, ChronoUnit unit) {
        DataType type = column.getType();
        String format =
                switch (type.getProtocolCode()) {
                    case ProtocolConstants.DataType.INT, ProtocolConstants.DataType.BIGINT -> "number";
                    case ProtocolConstants.DataType.VARCHAR, ProtocolConstants.DataType.ASCII ->
                        switch (unit) {
                            case DAYS -> "uuuu-MM-dd";
                            case HOURS -> "uuuu-MM-dd'T'HH";
                            default -> "uuuu-MM-dd'T'HH:mm";
                        };
                    default -> "";
                };
        try {
            if (type.equals(DataTypes.DATE) && unit != ChronoUnit.DAYS) {
                throw new IllegalArgumentException("a date is a day");
            }
            return TimeBuckets.of(type, new BucketLength(1, unit), format);
        } catch (IllegalArgumentException e) {
            throw StreamOption.BUCKET.invalid(
                    unit.toString().toLowerCase(Locale.ROOT),
                    "partition key column " + column.getName().asInternal() + " " + type.asCql(true, true)
                            + " cannot name such buckets");
        }
    }

    private static String hint(TableMetadata table, String wrong) {
        List<String> names = table.getColumns().keySet().stream()
                .map(CqlIdentifier::asInternal)
                .toList();
        return NearestName.of(wrong, names)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    /** How many partitions a window asks for one by one; 0 if it does not. */
    long partitions(long fromMillis, long toMillis) {
        return buckets.map(all -> all.count(fromMillis, toMillis - 1)).orElse(0L);
    }

    /** What leaves the rows of a window of time: from a moment on, and before another. */
    PushedFilters restrictions(long fromMillis, long toMillis) {
        String name = time.column().getName().asCql(false);
        List<Clause> clauses = List.of(
                new Clause(name + " >= ?", time.least(fromMillis).array()),
                new Clause(name + " < ?", time.least(toMillis).array()));
        return new PushedFilters(
                List.of(),
                List.of(),
                buckets.map(all -> new KeySet(List.of(all.values(fromMillis, toMillis - 1).stream()
                        .map(TimeWindows::bytes)
                        .toList()))),
                clauses,
                Set.of(),
                false);
    }

    /** The query that finds rows of a window: the list of partitions first, if it has one, then the window and a limit. */
    String probe() {
        String name = time.column().getName().asCql(false);
        String partitions = buckets.isEmpty()
                ? ""
                : table.getPartitionKey().get(0).getName().asCql(false) + " IN ? AND ";
        return "SELECT " + name + " FROM " + table.getKeyspace().asCql(false) + "."
                + table.getName().asCql(false) + " WHERE " + partitions + name + " >= ? AND " + name + " < ? LIMIT ?";
    }

    /** The values of {@link #probe()}'s variables. */
    List<ByteBuffer> probeValues(long fromMillis, long toMillis, int limit) {
        ByteBuffer most = ByteBuffer.allocate(Integer.BYTES).putInt(0, limit);
        ByteBuffer from = time.least(fromMillis);
        ByteBuffer to = time.least(toMillis);
        return buckets.map(all -> List.of(list(all.values(fromMillis, toMillis - 1)), from, to, most))
                .orElseGet(() -> List.of(from, to, most));
    }

    private static ByteBuffer list(List<ByteBuffer> values) {
        int size = Integer.BYTES;
        for (ByteBuffer value : values) {
            size += Integer.BYTES + value.remaining();
        }
        ByteBuffer list = ByteBuffer.allocate(size).putInt(values.size());
        values.forEach(value -> list.putInt(value.remaining()).put(value.duplicate()));
        return list.flip();
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }
}
