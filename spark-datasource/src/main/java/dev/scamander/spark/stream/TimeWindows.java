package dev.scamander.spark.stream;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.mapping.language.NearestName;
import dev.scamander.spark.filter.Clause;
import dev.scamander.spark.filter.IndexedColumns;
import dev.scamander.spark.filter.KeySet;
import dev.scamander.spark.filter.PushedFilters;
import dev.scamander.spark.option.StreamOption;
import dev.scamander.spark.option.StreamOptions;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the rows of a window of time are asked for: by an index, or in the partitions of time buckets. */
final class TimeWindows {

    private final TableMetadata table;
    private final ColumnMetadata column;
    private final Optional<TimeBuckets> buckets;
    private final boolean ids;

    private TimeWindows(TableMetadata table, ColumnMetadata column, Optional<TimeBuckets> buckets) {
        this.table = table;
        this.column = column;
        this.buckets = buckets;
        this.ids = column.getType().getProtocolCode() == ProtocolConstants.DataType.TIMEUUID;
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
        int type = column.getType().getProtocolCode();
        if (type != ProtocolConstants.DataType.TIMESTAMP && type != ProtocolConstants.DataType.TIMEUUID) {
            throw StreamOption.COLUMN.invalid(
                    options.column(),
                    "is of type " + column.getType().asCql(true, true) + "; it must be a timestamp or a timeuuid");
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
            return new TimeWindows(table, column, Optional.empty());
        }
        boolean first = !table.getClusteringColumns().isEmpty()
                && table.getClusteringColumns().keySet().iterator().next().equals(column);
        if (table.getPartitionKey().size() != 1 || !first) {
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
                column,
                Optional.of(new TimeBuckets(
                        table.getPartitionKey().get(0), options.bucket().get())));
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
        return buckets.map(all -> all.count(fromMillis, toMillis)).orElse(0L);
    }

    /** What leaves the rows of a window of time: from a moment on, and before another. */
    PushedFilters restrictions(long fromMillis, long toMillis) {
        String name = column.getName().asCql(false);
        String moment = ids ? "minTimeuuid(?)" : "?";
        List<Clause> clauses = List.of(
                new Clause(name + " >= " + moment, bytes(fromMillis)),
                new Clause(name + " < " + moment, bytes(toMillis)));
        return new PushedFilters(
                List.of(),
                List.of(),
                buckets.map(all -> new KeySet(List.of(all.of(fromMillis, toMillis)))),
                clauses,
                Set.of(),
                false);
    }

    /** The query that finds rows of a window: the list of partitions first, if it has one, then the window and a limit. */
    String probe() {
        String name = column.getName().asCql(false);
        String moment = ids ? "minTimeuuid(?)" : "?";
        String partitions = buckets.isEmpty()
                ? ""
                : table.getPartitionKey().get(0).getName().asCql(false) + " IN ? AND ";
        return "SELECT " + name + " FROM " + table.getKeyspace().asCql(false) + "."
                + table.getName().asCql(false) + " WHERE " + partitions + name + " >= " + moment + " AND " + name
                + " < " + moment + " LIMIT ?";
    }

    /** The values of {@link #probe()}'s variables. */
    List<ByteBuffer> probeValues(long fromMillis, long toMillis, int limit) {
        ByteBuffer most = ByteBuffer.allocate(Integer.BYTES).putInt(0, limit);
        ByteBuffer from = ByteBuffer.wrap(bytes(fromMillis));
        ByteBuffer to = ByteBuffer.wrap(bytes(toMillis));
        return buckets.map(all -> List.of(list(all.of(fromMillis, toMillis)), from, to, most))
                .orElseGet(() -> List.of(from, to, most));
    }

    private static ByteBuffer list(List<byte[]> values) {
        int size = Integer.BYTES;
        for (byte[] value : values) {
            size += Integer.BYTES + value.length;
        }
        ByteBuffer list = ByteBuffer.allocate(size).putInt(values.size());
        values.forEach(value -> list.putInt(value.length).put(value));
        return list.flip();
    }

    private static byte[] bytes(long millis) {
        return ByteBuffer.allocate(Long.BYTES).putLong(millis).array();
    }
}
