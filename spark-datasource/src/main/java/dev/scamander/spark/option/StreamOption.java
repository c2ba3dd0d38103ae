package dev.scamander.spark.option;

import dev.scamander.spark.option.ReadOption.Type;

/** The options of streams, beside those of reads and writes. The option table in the documentation is made from this list. */
public enum StreamOption implements DocumentedOption {
    /** The column of time. */
    COLUMN(
            "spark.cassandra.stream.column",
            Type.TEXT,
            "",
            "The column, of type timestamp or timeuuid, by which rows are new. It must have a storage-attached index (SAI), or be the first"
                    + " clustering column behind a partition key of time buckets. Required for readStream."),
    /** Size of time buckets. */
    BUCKET(
            "spark.cassandra.stream.bucket",
            Type.TEXT,
            "",
            "How much time, in UTC, a value of the partition key stands for: minute, hour or day. The partition key is one column: a date,"
                    + " the bucket's start as a timestamp, its number since 1970 as int or bigint, or its start as text"
                    + " (2008-04-01, 2008-04-01T12, 2008-04-01T12:30)."),
    /** Where a new query begins. */
    STARTING_FROM(
            "spark.cassandra.stream.startingFrom",
            Type.TEXT,
            "earliest",
            "Where a query without a checkpoint begins: earliest, or a time such as 2008-04-01T12:00:00Z, which a table of time buckets"
                    + " needs."),
    /** How long rows may be late. */
    LAG_MS(
            "spark.cassandra.stream.lagMS",
            Type.WHOLE,
            "5000",
            "How far behind the clock the source stays, in milliseconds: longer than a row may need from having got its time to being"
                    + " visible in Cassandra, differences of clocks included. Rows that come later are not read.",
            0,
            86_400_000),
    /** Rows of a micro-batch. */
    MAX_ROWS(
            "maxRowsPerTrigger",
            Type.WHOLE,
            "0",
            "About how many rows a micro-batch has at most; 0 sets no limit. Rows of one millisecond stay together.",
            0,
            Integer.MAX_VALUE),
    /** Exact totals. */
    AGGREGATE(
            "spark.cassandra.output.aggregate",
            Type.TEXT,
            "",
            "For writeStream: columns that are running totals over all micro-batches, as in 'total sum, n count, low min, high max'. Every"
                    + " row counts once, whatever fails. The table's last clustering column is 'source text', and it has a column 'upto"
                    + " bigint'; readers add up over the sources.");

    private final OptionValue value;

    StreamOption(String optionName, Type type, String defaultValue, String doc) {
        this(optionName, type, defaultValue, doc, 0, 0);
    }

    StreamOption(String optionName, Type type, String defaultValue, String doc, double minimum, double maximum) {
        this.value = new OptionValue(optionName, type, defaultValue, minimum, maximum, doc);
    }

    @Override
    public String allowed() {
        return switch (this) {
            case COLUMN -> "the name of a column";
            case BUCKET -> "minute, hour or day";
            case STARTING_FROM -> "earliest or a time in ISO-8601";
            case AGGREGATE -> "columns, each with sum, count, min or max, separated by commas";
            default -> value.allowed();
        };
    }

    @Override
    public OptionValue value() {
        return value;
    }
}
