package dev.scamander.spark.option;

/** The options of reads, beside those of the connection. The option table in the documentation is made from this list. */
public enum ReadOption implements DocumentedOption {
    /** Keyspace of the table. */
    KEYSPACE("keyspace", Type.TEXT, "", "Keyspace of the table to read. Required."),
    /** The table. */
    TABLE("table", Type.TEXT, "", "Table or materialised view to read. Required."),
    /** Name of a cluster. */
    CLUSTER(
            "cluster",
            Type.TEXT,
            "",
            "Name of the cluster to read from, when a session uses several: session settings named"
                    + " <cluster>/spark.cassandra... then win over those without the prefix."),
    /** Whether anything is pushed down. */
    PUSHDOWN(
            "pushdown",
            Type.FLAG,
            "true",
            "Whether filters, limits, orders and aggregates are handed to Cassandra where it does them with the same meaning."
                    + " Columns are always pruned."),
    /** Whether queries may filter. */
    ALLOW_FILTERING(
            "spark.cassandra.sql.allowFiltering",
            Type.FLAG,
            "false",
            "Whether predicates that Cassandra can only answer by reading and dropping rows (ALLOW FILTERING) are handed to it."
                    + " Saves network, and costs the cluster what it costs Spark otherwise."),
    /** What is known of no cell. */
    IGNORE_MISSING_META_COLUMNS(
            "ignoreMissingMetaColumns",
            Type.FLAG,
            "false",
            "Whether ttl(<column>) and writetime(<column>) of a column that has none (of the primary key, a counter, a collection or"
                    + " user-defined type that is not frozen) are null instead of an error."),
    /** Digits of decimals. */
    DECIMAL_SCALE(
            "spark.cassandra.sql.decimalScale",
            Type.WHOLE,
            "18",
            "Digits behind the point of columns of type decimal, which become decimal(38, this). A stored value with more of them"
                    + " fails the query instead of being rounded.",
            0,
            38),
    /** Longest list of keys. */
    MAX_KEYS(
            "spark.cassandra.sql.inClauseToFullScanConversionThreshold",
            Type.WHOLE,
            "100000",
            "How many partition keys the IN lists of a query may name together to be looked up one by one; beyond it the table is"
                    + " scanned.",
            1,
            10_000_000),
    /** Size of a split. */
    SPLIT_SIZE_MB(
            "spark.cassandra.input.split.sizeInMB",
            Type.WHOLE,
            "128",
            "How much of a table one task reads, in MB as the cluster estimates it.",
            1,
            1_000_000),
    /** Number of splits. */
    SPLIT_COUNT(
            "spark.cassandra.input.split.count",
            Type.WHOLE,
            "0",
            "About how many tasks read a table, whatever its size; 0 goes by the split size.",
            0,
            1_000_000),
    /** Rows of a page. */
    FETCH_SIZE(
            "spark.cassandra.input.fetch.sizeInRows",
            Type.WHOLE,
            "0",
            "Rows that one response holds; 0 goes by their size, about a megabyte a response. A task keeps a few responses in memory.",
            0,
            1_000_000),
    /** Consistency level. */
    CONSISTENCY(
            "spark.cassandra.input.consistency.level", Type.CONSISTENCY, "LOCAL_ONE", "Consistency level of reads."),
    /** Rate limit in rows. */
    READS_PER_SEC(
            "spark.cassandra.input.readsPerSec",
            Type.NUMBER,
            "0",
            "Rows that one task reads per second at most; 0 sets no limit.",
            0,
            1e12),
    /** Rate limit in bytes. */
    THROUGHPUT_MB_PER_SEC(
            "spark.cassandra.input.throughputMBPerSec",
            Type.NUMBER,
            "0",
            "Megabytes that one task reads per second at most; 0 sets no limit.",
            0,
            1e9),
    /** Lookups at a time. */
    CONCURRENT_READS(
            "spark.cassandra.concurrent.reads",
            Type.WHOLE,
            "64",
            "Partition keys that one task looks up at the same time.",
            1,
            10_000),
    /** Partition by partition. */
    IN_ORDER(
            "spark.cassandra.input.inOrder",
            Type.FLAG,
            "false",
            "Whether a task gives the rows of each partition one after another. Otherwise it gives responses as they come, those of"
                    + " several queries mixed, which is faster."),
    /** Keys of one request. */
    KEYS_PER_REQUEST(
            "spark.cassandra.input.keysPerRequest",
            Type.WHOLE,
            "16",
            "Partition keys of the same replicas that one request of a join may ask for; 1 asks for each by itself. Servers may be"
                    + " set up to refuse more than 20.",
            1,
            1000),
    /** Whether joins look up keys. */
    DIRECT_JOIN(
            "directJoinSetting",
            Type.CHOICE,
            "auto",
            "Whether joins with the table on its partition key look up keys instead of reading all of it: on, off, or auto, which"
                    + " goes by sizes. Needs spark.sql.extensions=dev.scamander.spark.CassandraSparkExtensions."),
    /** How much cheaper lookups must be. */
    DIRECT_JOIN_RATIO(
            "directJoinSizeRatio",
            Type.NUMBER,
            "0.9",
            "With directJoinSetting auto, keys are looked up if that reads less than this part of the table, each lookup taken to"
                    + " cost as much as 1 KB beside what it reads.",
            0,
            1000);

    /** What a value looks like. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** true or false. */
        FLAG,
        /** A whole number. */
        WHOLE,
        /** A number. */
        NUMBER,
        /** A consistency level. */
        CONSISTENCY,
        /** on, off or auto. */
        CHOICE
    }

    private final OptionValue value;

    ReadOption(String optionName, Type type, String defaultValue, String doc) {
        this(optionName, type, defaultValue, doc, 0, 0);
    }

    ReadOption(String optionName, Type type, String defaultValue, String doc, double minimum, double maximum) {
        this.value = new OptionValue(optionName, type, defaultValue, minimum, maximum, doc);
    }

    @Override
    public OptionValue value() {
        return value;
    }
}
