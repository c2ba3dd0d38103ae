package dev.scamander.spark.option;

import dev.scamander.spark.option.ReadOption.Type;

/**
 * The options of writes, beside those of the connection and the keyspace and table of {@link ReadOption}. The option table in the
 * documentation is made from this list.
 */
public enum WriteOption implements DocumentedOption {
    /** Permission to truncate. */
    CONFIRM_TRUNCATE(
            "confirm.truncate",
            Type.FLAG,
            "false",
            "Has to be true for mode overwrite, which truncates the table before it writes."),
    /** Time to live. */
    TTL(
            "spark.cassandra.output.ttl",
            Type.TEXT,
            "",
            "How long what is written lives, in seconds, or the name of the column of the rows that says so; 0 is for ever. By default"
                    + " as the table says. Short form: ttl."),
    /** Write timestamp. */
    TIMESTAMP(
            "spark.cassandra.output.timestamp",
            Type.TEXT,
            "",
            "Write timestamp of what is written, in microseconds since 1970, or the name of the column of the rows that says so, of type"
                    + " BIGINT (microseconds) or TIMESTAMP. By default the start of the job plus the row's place in its task. Short"
                    + " form: timestamp."),
    /** Lightweight transactions. */
    IF_NOT_EXISTS(
            "spark.cassandra.output.ifNotExists",
            Type.FLAG,
            "false",
            "Whether rows are only written if there is none with their primary key. Each is a lightweight transaction, and many times"
                    + " slower."),
    /** Nulls. */
    IGNORE_NULLS(
            "spark.cassandra.output.ignoreNulls",
            Type.FLAG,
            "false",
            "Whether nulls leave columns as they are, instead of deleting what they hold."),
    /** What becomes of collections. */
    COLLECTION_BEHAVIOR(
            "spark.cassandra.output.collection.behavior",
            Type.TEXT,
            "",
            "What rows do to collections that are not frozen, as in 'tags append, log prepend, rights remove': append, prepend (lists),"
                    + " remove (of maps the keys) or overwrite, which is the default."),
    /** Consistency level. */
    CONSISTENCY(
            "spark.cassandra.output.consistency.level",
            Type.CONSISTENCY,
            "LOCAL_QUORUM",
            "Consistency level of writes."),
    /** What shares a request. */
    GROUPING(
            "spark.cassandra.output.batch.grouping.key",
            Type.TEXT,
            "auto",
            "Which rows share a request: those of one partition (partition), or also small partitions with the same replicas"
                    + " (replica_set), or none. auto is partition where the table has clustering columns, so that rows wait for more of"
                    + " their partition, and replica_set where every row is a partition."),
    /** Rows of a batch. */
    BATCH_ROWS(
            "spark.cassandra.output.batch.size.rows",
            Type.TEXT,
            "auto",
            "Rows of one partition that share a request at most; auto goes by bytes."),
    /** Bytes of a batch. */
    BATCH_BYTES(
            "spark.cassandra.output.batch.size.bytes",
            Type.WHOLE,
            "131072",
            "Bytes of one partition's rows that share a request at most. Requests of several partitions are smaller.",
            1,
            16 << 20),
    /** Rows that wait for others of their partition. */
    BUFFER_ROWS(
            "spark.cassandra.output.buffer.rows",
            Type.TEXT,
            "auto",
            "Rows that one task holds at most until they are acknowledged. Where partitions are interleaved, rows wait there for others"
                    + " of their partition to share a request with. auto is what an eighth of the memory of an executor holds, dealt"
                    + " to its cores, up to 250000; and 20000 where every row is a partition."),
    /** Requests at a time. */
    CONCURRENT_WRITES(
            "spark.cassandra.output.concurrent.writes",
            Type.WHOLE,
            "64",
            "Requests that one task has under way at most.",
            1,
            10_000),
    /** Rate limit in bytes. */
    THROUGHPUT_MB_PER_SEC(
            "spark.cassandra.output.throughputMBPerSec",
            Type.NUMBER,
            "0",
            "Megabytes that one task writes per second at most; 0 sets no limit.",
            0,
            1e9),
    /** Rate limit in rows. */
    ROWS_PER_SEC(
            "spark.cassandra.output.rowsPerSec",
            Type.NUMBER,
            "0",
            "Rows that one task writes per second at most; 0 sets no limit.",
            0,
            1e12),
    /** How long to try again. */
    RETRY_TIMEOUT_MS(
            "spark.cassandra.output.retry.timeoutMS",
            Type.WHOLE,
            "600000",
            "How long a row is tried again, in milliseconds, after errors that pass (timeouts, overload, nodes away), with pauses that"
                    + " grow. Then its task fails.",
            0,
            Integer.MAX_VALUE),
    /** Shuffle before the write. */
    CLUSTER_BY_PARTITION(
            "spark.cassandra.output.clusterByPartitionKey",
            Type.FLAG,
            "false",
            "Whether Spark brings all rows of a partition to one task first. Pays where rows of a partition are spread over many tasks;"
                    + " rows that are interleaved within a task need it not.");

    private final OptionValue value;

    WriteOption(String optionName, Type type, String defaultValue, String doc) {
        this(optionName, type, defaultValue, doc, 0, 0);
    }

    WriteOption(String optionName, Type type, String defaultValue, String doc, double minimum, double maximum) {
        this.value = new OptionValue(optionName, type, defaultValue, minimum, maximum, doc);
    }

    @Override
    public String allowed() {
        return switch (this) {
            case TTL -> "seconds from 0 to 630720000, or the name of a column";
            case TIMESTAMP -> "microseconds since 1970, or the name of a column";
            case GROUPING -> "auto, partition, replica_set or none";
            case BATCH_ROWS -> "auto or a whole number from 1 to 65535";
            case BUFFER_ROWS -> "auto or a whole number from 1 to 10000000";
            case COLLECTION_BEHAVIOR -> "columns, each with append, prepend, remove or overwrite, separated by commas";
            default -> value.allowed();
        };
    }

    @Override
    public OptionValue value() {
        return value;
    }

    /** The error for a value of this option. */
    public InvalidOptionException invalid(String text) {
        return invalid(text, "must be " + allowed());
    }
}
