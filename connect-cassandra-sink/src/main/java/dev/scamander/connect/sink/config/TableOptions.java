package dev.scamander.connect.sink.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.scamander.connect.config.OneOf;
import dev.scamander.mapping.MissingFieldPolicy;
import dev.scamander.mapping.UnknownFieldPolicy;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings of one table of one topic: {@code topic.<topic>.<keyspace>.<table>.<option>}. */
public final class TableOptions {
    static final String MAPPING = "mapping";
    static final String CONSISTENCY_LEVEL = "consistencyLevel";
    static final String TTL = "ttl";
    static final String TTL_TIME_UNIT = "ttlTimeUnit";
    static final String TIMESTAMP_TIME_UNIT = "timestampTimeUnit";
    static final String NULL_TO_UNSET = "nullToUnset";
    static final String DELETES_ENABLED = "deletesEnabled";
    static final String DELETE_BY = "deleteBy";
    static final String QUERY = "query";
    static final String IF_NOT_EXISTS = "ifNotExists";
    static final String TIMESTAMP_SOURCE = "timestampSource";
    static final String MISSING_FIELD = "missingField";
    static final String UNKNOWN_FIELD = "unknownField";
    static final String PRIMARY_KEY = "primaryKey";
    static final String AGGREGATE_GENERATION = "aggregateGeneration";

    /** The options with their defaults and documentation. */
    public static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    MAPPING,
                    Type.STRING,
                    "",
                    HIGH,
                    "Which column takes which part of the record: `column=value.field, column=key.field,"
                            + " column=header.name`, whole parts (`column=value`), nested fields (`value.a.b`), functions"
                            + " (`now()`), and `__ttl` and `__timestamp`. Without it, each column takes the field of its"
                            + " name. With `sum(value.field)`, `count()`, `min(...)` or `max(...)` the table holds exact"
                            + " aggregates.")
            .define(
                    CONSISTENCY_LEVEL,
                    Type.STRING,
                    "LOCAL_ONE",
                    OneOf.names(Arrays.stream(DefaultConsistencyLevel.values())
                            .filter(level -> !level.isSerial())
                            .toArray(DefaultConsistencyLevel[]::new)),
                    MEDIUM,
                    "How many replicas must have taken a write before it counts as done. Tables of exact aggregates take"
                            + " LOCAL_QUORUM if none is given, and no level below. With a secure connect bundle, LOCAL_QUORUM"
                            + " takes the place of ANY, ONE and LOCAL_ONE, which such databases refuse.")
            .define(
                    TTL,
                    Type.INT,
                    -1,
                    Range.atLeast(-1),
                    MEDIUM,
                    "How long written values live, in `ttlTimeUnit`; -1 leaves it to the table. A mapped `__ttl` wins.")
            .define(
                    TTL_TIME_UNIT,
                    Type.STRING,
                    "SECONDS",
                    OneOf.names(TimeUnit.values()),
                    LOW,
                    "The unit of `ttl` and of the field mapped to `__ttl`.")
            .define(
                    TIMESTAMP_TIME_UNIT,
                    Type.STRING,
                    "MICROSECONDS",
                    OneOf.names(TimeUnit.values()),
                    LOW,
                    "The unit of the field mapped to `__timestamp`.")
            .define(
                    NULL_TO_UNSET,
                    Type.BOOLEAN,
                    true,
                    MEDIUM,
                    "Whether a null in a record leaves its column alone (true) or deletes the column's value (false).")
            .define(
                    DELETES_ENABLED,
                    Type.BOOLEAN,
                    true,
                    MEDIUM,
                    "Whether a record without a value (a tombstone), or one that gives null for every column outside of the"
                            + " primary key while the mapping covers the whole table, deletes its row. Where a mapping"
                            + " has static columns alone, a tombstone deletes their values.")
            .define(
                    DELETE_BY,
                    Type.STRING,
                    "",
                    LOW,
                    "Columns by which a tombstone deletes: the partition key, or the partition key and the first clustering"
                            + " columns. It then deletes all rows that have these values, and not just one. If the mapping"
                            + " has these columns and no others (but perhaps `__timestamp`), every record deletes, with a"
                            + " value or without. Without it, tombstones delete the row of the whole primary key.")
            .define(
                    QUERY,
                    Type.STRING,
                    null,
                    LOW,
                    "CQL to run for each record in place of the INSERT that the sink makes, with bind variables named as"
                            + " the mapping names its columns. Needs `deletesEnabled=false`.")
            .define(
                    TIMESTAMP_SOURCE,
                    Type.STRING,
                    "record",
                    OneOf.words("record", "now"),
                    LOW,
                    "Which write timestamp a row gets whose mapping has no `__timestamp`: the time of its Kafka `record`, made"
                            + " strictly increasing by offset, so that replays end in the state of the highest offset; or"
                            + " the time of writing, `now`, with which they may not. Refused beside `query`, `ifNotExists`,"
                            + " counters and exact aggregates, which have times of their own.")
            .define(
                    IF_NOT_EXISTS,
                    Type.BOOLEAN,
                    false,
                    LOW,
                    "Whether a row is only inserted where there is none with its primary key (a lightweight transaction:"
                            + " several times as slow). Needs `deletesEnabled=false`.")
            .define(
                    MISSING_FIELD,
                    Type.STRING,
                    "unset",
                    OneOf.lowerCaseNames(MissingFieldPolicy.values()),
                    LOW,
                    "What becomes of a column whose field the record does not have: it is left alone, set to null, or the"
                            + " record is an error.")
            .define(
                    UNKNOWN_FIELD,
                    Type.STRING,
                    "ignore",
                    OneOf.lowerCaseNames(UnknownFieldPolicy.values()),
                    LOW,
                    "What becomes of a field that a user-defined type does not have: it is passed over, or the record is"
                            + " an error.")
            .define(
                    PRIMARY_KEY,
                    Type.STRING,
                    "",
                    LOW,
                    "The primary key of a table that `ddl.auto` creates, as in CQL: `id`, `station, day DESC` or `(a, b), c`."
                            + " Without it, the columns that are mapped from the record's key. Refused where no table is"
                            + " created, and where the table exists with another primary key.")
            .define(
                    AGGREGATE_GENERATION,
                    Type.STRING,
                    "",
                    LOW,
                    "For tables of exact aggregates: a word that tells a topic from one of the same name before it. When a"
                            + " topic was deleted and made anew the task fails and says so; with another word here its"
                            + " records are added to the totals of the old one's.");

    private TableOptions() {}
}
