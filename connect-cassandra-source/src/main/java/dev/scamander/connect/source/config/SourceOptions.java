package dev.scamander.connect.source.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.scamander.connect.config.ConnectionConfig;
import dev.scamander.connect.config.JmxConfig;
import dev.scamander.connect.config.OneOf;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The source's settings. */
public final class SourceOptions {
    static final String TABLES = "tables";
    static final String MODE = "mode";
    static final String TOPIC_TEMPLATE = "topic.template";
    static final String COLUMNS = "columns";
    static final String PREDICATE = "predicate";
    static final String RECORD_FORMAT = "record.format";
    static final String HEADERS = "record.headers";
    static final String CONSISTENCY_LEVEL = "consistencyLevel";
    static final String PAGE_SIZE = "page.size";
    static final String POLL_MAX_ROWS = "poll.max.rows";
    static final String ROWS_PER_SECOND = "rows.per.second";
    static final String SNAPSHOT_UNITS = "snapshot.units";
    static final String TIME_COLUMN = "incremental.column";
    static final String START = "incremental.start";
    static final String LAG = "incremental.lag.ms";
    static final String INTERVAL = "incremental.interval.ms";
    static final String PARTITIONS = "incremental.partitions";
    static final String BUCKET_COLUMN = "incremental.bucket.column";
    static final String BUCKET_LENGTH = "incremental.bucket.length";
    static final String BUCKET_FORMAT = "incremental.bucket.format";

    private static final String READING = "Reading";

    private static final String RECORDS = "Records";
    private static final String INCREMENTS = "Incremental reading";

    /** The settings with their defaults and documentation; those of the connection come first. */
    public static final ConfigDef DEFINITION = JmxConfig.define(
            partitions(increments(records(reading(ConnectionConfig.define(new ConfigDef()))))), "source-task");

    private SourceOptions() {}

    private static ConfigDef reading(ConfigDef settings) {
        return settings.define(
                        TABLES,
                        Type.LIST,
                        ConfigDef.NO_DEFAULT_VALUE,
                        HIGH,
                        "The tables to read, separated by commas, each as `keyspace.table`; names with upper case letters"
                                + " in double quotes. `*` and `?` in a table's name stand for any letters and any one"
                                + " letter: the tables that match when the connector starts.",
                        READING,
                        0,
                        Width.LONG,
                        TABLES)
                .define(
                        MODE,
                        Type.STRING,
                        SourceMode.SNAPSHOT.toString(),
                        OneOf.words(SourceMode.words()),
                        HIGH,
                        "What to read: `snapshot` reads every row once and then rests; `incremental` reads rows as the time"
                                + " in `incremental.column` comes; `snapshot+incremental` does one and then the other,"
                                + " with no row lost or repeated between the two.",
                        READING,
                        1,
                        Width.SHORT,
                        MODE)
                .define(
                        PREDICATE,
                        Type.STRING,
                        "",
                        MEDIUM,
                        "CQL that rows must meet, such as `price > 5 AND shop_open = true`, put behind the connector's own"
                                + " conditions with `ALLOW FILTERING`. Cassandra evaluates it. It must not speak of"
                                + " clustering columns.",
                        READING,
                        2,
                        Width.LONG,
                        PREDICATE)
                .define(
                        CONSISTENCY_LEVEL,
                        Type.STRING,
                        "LOCAL_ONE",
                        OneOf.names(DefaultConsistencyLevel.values()),
                        MEDIUM,
                        "How many replicas must agree on what is read.",
                        READING,
                        3,
                        Width.SHORT,
                        CONSISTENCY_LEVEL)
                .define(
                        PAGE_SIZE,
                        Type.INT,
                        1_000,
                        Range.atLeast(1),
                        LOW,
                        "How many rows one page from the cluster holds.",
                        READING,
                        4,
                        Width.SHORT,
                        PAGE_SIZE)
                .define(
                        POLL_MAX_ROWS,
                        Type.INT,
                        1_000,
                        Range.atLeast(1),
                        LOW,
                        "How many rows a task hands to its worker at a time: those of one transaction, where a worker writes exactly"
                                + " once.",
                        READING,
                        5,
                        Width.SHORT,
                        POLL_MAX_ROWS)
                .define(
                        ROWS_PER_SECOND,
                        Type.DOUBLE,
                        0.0,
                        Range.atLeast(0),
                        LOW,
                        "How many rows a task may read per second, its units taken together; 0 sets no limit.",
                        READING,
                        6,
                        Width.SHORT,
                        ROWS_PER_SECOND)
                .define(
                        SNAPSHOT_UNITS,
                        Type.INT,
                        64,
                        Range.between(1, 1 << 16),
                        LOW,
                        "Into how many slices of the token ring a table is cut: the most tasks that can read it at a time."
                                + " Part of what offsets mean: changing it reads the tables anew.",
                        READING,
                        7,
                        Width.SHORT,
                        SNAPSHOT_UNITS);
    }

    private static ConfigDef records(ConfigDef settings) {
        return settings.define(
                        TOPIC_TEMPLATE,
                        Type.STRING,
                        "${keyspace}.${table}",
                        HIGH,
                        "The topic of a table's records; `${keyspace}` and `${table}` stand for the table's names.",
                        RECORDS,
                        0,
                        Width.MEDIUM,
                        TOPIC_TEMPLATE)
                .define(
                        COLUMNS,
                        Type.LIST,
                        List.of(),
                        MEDIUM,
                        "The columns of the value beside those of the primary key, which it always holds, as CQL writes"
                                + " their names. Empty: all columns.",
                        RECORDS,
                        1,
                        Width.LONG,
                        COLUMNS)
                .define(
                        RECORD_FORMAT,
                        Type.STRING,
                        "struct",
                        OneOf.lowerCaseNames(RecordFormat.values()),
                        MEDIUM,
                        "`struct` makes keys and values with a schema, for any converter. `json` makes them JSON text, for"
                                + " `org.apache.kafka.connect.storage.StringConverter`.",
                        RECORDS,
                        2,
                        Width.SHORT,
                        RECORD_FORMAT)
                .define(
                        HEADERS,
                        Type.LIST,
                        List.of(),
                        ConfigDef.ValidList.in("ttl", "writetime"),
                        LOW,
                        "Which headers records have: `ttl` adds `ttl.<column>` with the seconds that a value has left,"
                                + " `writetime` adds `writetime.<column>` with the microseconds of its write, for every"
                                + " column that has them.",
                        RECORDS,
                        3,
                        Width.SHORT,
                        HEADERS);
    }

    private static ConfigDef increments(ConfigDef settings) {
        return settings.define(
                        TIME_COLUMN,
                        Type.STRING,
                        "",
                        HIGH,
                        "The column of type `timestamp` or `timeuuid` with a row's time: the first clustering column, or one"
                                + " with a storage-attached index. Every table has it.",
                        INCREMENTS,
                        0,
                        Width.MEDIUM,
                        TIME_COLUMN)
                .define(
                        START,
                        Type.STRING,
                        "earliest",
                        MEDIUM,
                        "Where `incremental` begins: `earliest`, `now`, or a time with its zone such as"
                                + " `2026-01-31T00:00:00Z`.",
                        INCREMENTS,
                        1,
                        Width.MEDIUM,
                        START)
                .define(
                        LAG,
                        Type.LONG,
                        10_000L,
                        Range.atLeast(0),
                        MEDIUM,
                        "How long after its time a row may still be written, in milliseconds: rows are read when their time"
                                + " lies that far back. It covers slow writes, and clocks that differ. A row that is written"
                                + " later still may be missed.",
                        INCREMENTS,
                        2,
                        Width.SHORT,
                        LAG)
                .define(
                        INTERVAL,
                        Type.LONG,
                        1_000L,
                        Range.atLeast(1),
                        LOW,
                        "How long to rest between two looks for new rows, in milliseconds.",
                        INCREMENTS,
                        3,
                        Width.SHORT,
                        INTERVAL);
    }

    private static ConfigDef partitions(ConfigDef settings) {
        return settings.define(
                        PARTITIONS,
                        Type.STRING,
                        "",
                        MEDIUM,
                        "The partitions that have the rows to read, as CQL writes their keys: `'a', 'b'`, or `('a', 1),"
                                + " ('b', 2)` where a key has several columns, each without the bucket. A look for new rows"
                                + " then asks for these partitions alone. Empty: all partitions are looked at, each time. Other"
                                + " partitions are not read at all, neither by a snapshot that comes first.",
                        INCREMENTS,
                        4,
                        Width.LONG,
                        PARTITIONS)
                .define(
                        BUCKET_COLUMN,
                        Type.STRING,
                        "",
                        MEDIUM,
                        "The column of the partition key with the bucket of a row's time, such as `timesegment` in"
                                + " `PRIMARY KEY ((url, timesegment), t_uuid)`. The buckets to look at are computed: those of"
                                + " times that have come, and as far before and behind as `incremental.lag.ms` says.",
                        INCREMENTS,
                        5,
                        Width.MEDIUM,
                        BUCKET_COLUMN)
                .define(
                        BUCKET_LENGTH,
                        Type.STRING,
                        "",
                        MEDIUM,
                        "How much time a bucket covers, such as `hour`, `day`, `15 minutes` or `month`. Buckets begin in UTC.",
                        INCREMENTS,
                        6,
                        Width.SHORT,
                        BUCKET_LENGTH)
                .define(
                        BUCKET_FORMAT,
                        Type.STRING,
                        "",
                        LOW,
                        "How a bucket is written where its column is a text or a number: `seconds` or `millis` of its"
                                + " beginning, the `number` of buckets since 1970, or a pattern of Java's"
                                + " `DateTimeFormatter` for its beginning, such as `yyyyMMddHH`. A column of type `timestamp`"
                                + " or `date` needs none.",
                        INCREMENTS,
                        7,
                        Width.SHORT,
                        BUCKET_FORMAT);
    }
}
