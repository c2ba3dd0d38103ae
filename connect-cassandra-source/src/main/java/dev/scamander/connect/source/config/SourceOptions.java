package dev.scamander.connect.source.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.scamander.connect.config.ConnectionConfig;
import dev.scamander.connect.config.OneOf;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The source's settings. */
public final class SourceOptions {
    static final String TABLES = "tables";
    static final String MODE = "mode";
    static final String TOPIC_TEMPLATE = "topic.template";
    static final String CONSISTENCY_LEVEL = "consistencyLevel";
    static final String PAGE_SIZE = "page.size";
    static final String POLL_MAX_ROWS = "poll.max.rows";
    static final String ROWS_PER_SECOND = "rows.per.second";
    static final String SNAPSHOT_UNITS = "snapshot.units";

    private static final String READING = "Reading";

    /** The settings with their defaults and documentation; those of the connection come first. */
    public static final ConfigDef DEFINITION = ConnectionConfig.define(new ConfigDef())
            .define(
                    TABLES,
                    Type.LIST,
                    ConfigDef.NO_DEFAULT_VALUE,
                    HIGH,
                    "The tables to read, separated by commas, each as `keyspace.table`; names with upper case letters in"
                            + " double quotes.",
                    READING,
                    0,
                    Width.LONG,
                    TABLES)
            .define(
                    MODE,
                    Type.STRING,
                    "snapshot",
                    OneOf.words("snapshot"),
                    HIGH,
                    "What to read: `snapshot` reads every row once and then rests.",
                    READING,
                    1,
                    Width.SHORT,
                    MODE)
            .define(
                    TOPIC_TEMPLATE,
                    Type.STRING,
                    "${keyspace}.${table}",
                    HIGH,
                    "The topic of a table's records; `${keyspace}` and `${table}` stand for the table's names.",
                    READING,
                    2,
                    Width.MEDIUM,
                    TOPIC_TEMPLATE)
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
                    5_000,
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
                    2_000,
                    Range.atLeast(1),
                    LOW,
                    "How many rows a task hands to its worker at a time.",
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
                    "How many rows a task may read per second; 0 sets no limit.",
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

    private SourceOptions() {}
}
