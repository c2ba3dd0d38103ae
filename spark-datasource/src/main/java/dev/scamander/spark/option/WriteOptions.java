package dev.scamander.spark.option;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.scamander.cassandra.aggregate.AggregateFunction;
import dev.scamander.cassandra.connection.ConnectionSettings;
import dev.scamander.cassandra.write.WriteSettings;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The options of one write, resolved and checked as far as that goes without the table.
 *
 * @param connection how to reach the cluster
 * @param confirmTruncate whether the table may be truncated
 * @param ttl time to live
 * @param timestamp write timestamp
 * @param ifNotExists whether rows that exist stay as they are
 * @param ignoreNulls whether nulls leave columns as they are
 * @param collections what becomes of collections, by the names of columns as the user wrote them
 * @param aggregates running totals, by the names of columns as the user wrote them
 * @param consistency consistency level
 * @param grouping what shares a request; null to go by the table
 * @param batchRows rows of one partition in a request
 * @param batchBytes bytes of one partition in a request
 * @param bufferRows rows that a task holds until they are acknowledged; 0 to go by table and memory
 * @param concurrentWrites requests of a task at the same time
 * @param rowsPerSecond rows that a task writes per second; 0 for no limit
 * @param bytesPerSecond bytes that a task writes per second; 0 for no limit
 * @param retryMillis how long rows are tried again
 * @param clusterByPartitionKey whether Spark brings the rows of a partition together first
 */
public record WriteOptions(
        ConnectionSettings connection,
        boolean confirmTruncate,
        FixedOrColumn ttl,
        FixedOrColumn timestamp,
        boolean ifNotExists,
        boolean ignoreNulls,
        Map<String, CollectionBehavior> collections,
        Map<String, AggregateFunction> aggregates,
        DefaultConsistencyLevel consistency,
        WriteSettings.Grouping grouping,
        int batchRows,
        int batchBytes,
        int bufferRows,
        int concurrentWrites,
        double rowsPerSecond,
        double bytesPerSecond,
        int retryMillis,
        boolean clusterByPartitionKey)
        implements Serializable {

    private static final long BYTES_PER_MB = 1L << 20;
    /** Seconds of twenty years: the longest that Cassandra takes. */
    public static final long MAX_TTL = 630_720_000;

    private static final int MAX_ROWS = 65_535;
    /** Rows of small partitions find enough others to share a request with among so many. */
    private static final int MANY_PARTITIONS = 20_000;

    private static final int MAX_BUFFER_ROWS = 10_000_000;
    private static final int MIXED_BYTES = 4 << 10;

    /** What rows do to a collection that is not frozen. */
    public enum CollectionBehavior {
        /** The collection becomes what the row holds. */
        OVERWRITE,
        /** Elements are added, to lists behind the others. */
        APPEND,
        /** Elements are added to a list before the others. */
        PREPEND,
        /** Elements, or keys of a map, are taken out. */
        REMOVE
    }

    /**
     * A value for all rows, or the column that has it per row.
     *
     * @param fixed the value; null if there is none for all rows
     * @param column the column as the user wrote it; null if there is none
     */
    public record FixedOrColumn(Long fixed, String column) implements Serializable {

        /** Neither. */
        public static final FixedOrColumn NONE = new FixedOrColumn(null, null);

        /** Whether there is either. */
        public boolean isSet() {
            return fixed != null || column != null;
        }
    }

    /**
     * Resolves and checks the options of a write.
     *
     * @param source where they are looked up
     * @return the options
     * @throws IllegalArgumentException naming the option, its value and what would be right
     */
    public static WriteOptions of(OptionSource source) {
        OptionNames.check(source.options().keySet());
        return new WriteOptions(
                ReadOptions.connection(source),
                WriteOption.CONFIRM_TRUNCATE.value().flag(source),
                fixedOrColumn(WriteOption.TTL, "ttl", 0, MAX_TTL, source),
                fixedOrColumn(WriteOption.TIMESTAMP, "timestamp", Long.MIN_VALUE + 1, Long.MAX_VALUE, source),
                WriteOption.IF_NOT_EXISTS.value().flag(source),
                WriteOption.IGNORE_NULLS.value().flag(source),
                words(WriteOption.COLLECTION_BEHAVIOR.value(), CollectionBehavior::valueOf, source),
                words(StreamOption.AGGREGATE.value(), AggregateFunction::valueOf, source),
                WriteOption.CONSISTENCY.value().consistency(source),
                grouping(source),
                autoOrWhole(WriteOption.BATCH_ROWS, WriteSettings.defaults().maxBatchRows(), MAX_ROWS, source),
                WriteOption.BATCH_BYTES.value().whole(source),
                autoOrWhole(WriteOption.BUFFER_ROWS, 0, MAX_BUFFER_ROWS, source),
                WriteOption.CONCURRENT_WRITES.value().whole(source),
                WriteOption.ROWS_PER_SEC.value().number(source),
                WriteOption.THROUGHPUT_MB_PER_SEC.value().number(source) * BYTES_PER_MB,
                WriteOption.RETRY_TIMEOUT_MS.value().whole(source),
                WriteOption.CLUSTER_BY_PARTITION.value().flag(source));
    }

    /**
     * How the pipeline writes. A task that fails is run again as a whole, so that a counter update of unknown outcome does the less harm
     * if it is repeated by itself.
     *
     * @param wide whether a partition may have many rows
     * @param share rows of such a table that a task may hold where the options do not say how many
     * @return the settings
     */
    public WriteSettings writeSettings(boolean wide, int share) {
        return WriteSettings.builder()
                .consistency(consistency)
                .grouping(
                        grouping != null
                                ? grouping
                                : wide ? WriteSettings.Grouping.PARTITION : WriteSettings.Grouping.REPLICA)
                .maxInFlight(concurrentWrites)
                .maxBatchRows(batchRows)
                .maxBatchBytes(batchBytes)
                .maxMixedBatchBytes(Math.min(batchBytes, MIXED_BYTES))
                .maxBufferedRows(bufferRows > 0 ? bufferRows : wide ? share : MANY_PARTITIONS)
                .retryDeadline(Duration.ofMillis(retryMillis))
                .counterTimeout(WriteSettings.CounterTimeout.RETRY)
                .build();
    }

    private static FixedOrColumn fixedOrColumn(
            WriteOption option, String shortName, long least, long most, OptionSource source) {
        String text = option.value().text(source);
        if (text.isEmpty()) {
            text = source.options().getOrDefault(shortName, "").trim();
        }
        if (text.isEmpty()) {
            return FixedOrColumn.NONE;
        }
        char first = text.charAt(0);
        if (first != '-' && first != '+' && (first < '0' || first > '9')) {
            return new FixedOrColumn(null, text);
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return new FixedOrColumn(number, null);
            }
        } catch (NumberFormatException e) {
            throw option.invalid(text);
        }
        throw option.invalid(text);
    }

    /** Columns with a word each, as in {@code tags append, log prepend}. */
    private static <T> Map<String, T> words(OptionValue option, Function<String, T> meaning, OptionSource source) {
        Map<String, T> words = new LinkedHashMap<>();
        String text = option.text(source);
        for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
            String trimmed = part.trim();
            int blank = trimmed.lastIndexOf(' ');
            try {
                T word = meaning.apply(trimmed.substring(blank + 1).toUpperCase(Locale.ROOT));
                words.put(trimmed.substring(0, blank).trim(), word);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new InvalidOptionException(
                        option.name(),
                        text,
                        "must be columns, each with a word of the documentation, separated by commas");
            }
        }
        return words;
    }

    /** Null to go by the table. */
    private static WriteSettings.Grouping grouping(OptionSource source) {
        String text = WriteOption.GROUPING.value().text(source).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "auto" -> null;
            case "partition" -> WriteSettings.Grouping.PARTITION;
            case "replica_set" -> WriteSettings.Grouping.REPLICA;
            case "none" -> WriteSettings.Grouping.NONE;
            default -> throw WriteOption.GROUPING.invalid(text);
        };
    }

    private static int autoOrWhole(WriteOption option, int auto, int most, OptionSource source) {
        String text = option.value().text(source).toLowerCase(Locale.ROOT);
        if (text.equals("auto")) {
            return auto;
        }
        try {
            int rows = Integer.parseInt(text);
            if (rows >= 1 && rows <= most) {
                return rows;
            }
        } catch (NumberFormatException e) {
            throw option.invalid(text);
        }
        throw option.invalid(text);
    }
}
