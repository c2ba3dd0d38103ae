package dev.scamander.connect.sink.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import dev.scamander.connect.config.ConnectionConfig;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.JmxConfig;
import dev.scamander.connect.config.OneOf;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The sink's static settings. */
public final class SinkOptions {
    static final String IGNORE_ERRORS = "ignoreErrors";
    static final String DDL_AUTO = "ddl.auto";
    static final String AGGREGATE_KEYS = "aggregate.cachedKeys";
    static final String METRICS_HIGHEST_LATENCY = "metricsHighestLatency";

    /** The worker's own setting. */
    private static final String DEAD_LETTER_QUEUE = "errors.deadletterqueue.topic.name";

    private static final int DEFAULT_HIGHEST_LATENCY = 35;
    private static final String ERRORS = "Errors";
    private static final String TABLES = "Tables";
    private static final String AGGREGATES = "Exact aggregates";
    private static final String METRICS = "Metrics";

    /** The settings with their defaults and documentation; those of the connection come first. */
    public static final ConfigDef DEFINITION = JmxConfig.define(own(), "sink-task")
            .define(
                    METRICS_HIGHEST_LATENCY,
                    Type.INT,
                    DEFAULT_HIGHEST_LATENCY,
                    Range.atLeast(1),
                    LOW,
                    "Taken so that existing configurations work; without effect, since the metrics tell all latencies apart.",
                    METRICS,
                    2,
                    Width.SHORT,
                    METRICS_HIGHEST_LATENCY);

    private SinkOptions() {}

    /** Notes settings that have no effect. */
    static void noteIdle(AbstractConfig options, Findings findings) {
        if (options.getInt(METRICS_HIGHEST_LATENCY) != DEFAULT_HIGHEST_LATENCY) {
            findings.addIdle(METRICS_HIGHEST_LATENCY, "since the metrics tell all latencies apart");
        }
        Object queue = options.originals().get(DEAD_LETTER_QUEUE);
        if (queue != null
                && !queue.toString().isBlank()
                && IgnoreErrors.of(options.getString(IGNORE_ERRORS)) != IgnoreErrors.NONE) {
            findings.addIdle(IGNORE_ERRORS, "beside " + DEAD_LETTER_QUEUE + ", where such records go");
        }
    }

    private static ConfigDef own() {
        return WritingOptions.define(ConnectionConfig.define(new ConfigDef()))
                .define(
                        IGNORE_ERRORS,
                        Type.STRING,
                        "None",
                        OneOf.words("None", "Driver", "All").orFormerly("true", "false"),
                        MEDIUM,
                        "What to do with a record that cannot be mapped or written where the worker has no dead letter queue"
                                + " (`errors.deadletterqueue.topic.name` and `errors.tolerance=all`): fail the task (None), or"
                                + " log the record's place and go on; Driver does so for errors of writing only. With a dead"
                                + " letter queue such records always go there.",
                        ERRORS,
                        0,
                        Width.SHORT,
                        IGNORE_ERRORS)
                .define(
                        DDL_AUTO,
                        Type.STRING,
                        "none",
                        OneOf.lowerCaseNames(DdlAuto.values()),
                        MEDIUM,
                        "What to do about a table that does not exist: `none` makes it an error; `create` creates it, with the types"
                                + " that it needs, when the first records of its topic arrive, from which it takes the columns'"
                                + " types; `evolve` also adds mapped columns that a table does not have, and fields of types."
                                + " Nothing is ever dropped or changed. The keyspace must exist.",
                        TABLES,
                        0,
                        Width.SHORT,
                        DDL_AUTO)
                .define(
                        AGGREGATE_KEYS,
                        Type.INT,
                        50_000,
                        Range.atLeast(1),
                        LOW,
                        "How many keys of exact aggregates one task keeps the totals of; those of others are read from Cassandra"
                                + " when a record has their key.",
                        AGGREGATES,
                        0,
                        Width.SHORT,
                        AGGREGATE_KEYS);
    }
}
