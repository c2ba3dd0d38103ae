package dev.scamander.connect.sink.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import dev.scamander.cassandra.write.WriteSettings;
import dev.scamander.cassandra.write.WriteSettings.CounterTimeout;
import dev.scamander.cassandra.write.WriteSettings.Grouping;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.OneOf;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/** How rows are batched, sent and tried again: the static settings that become {@link WriteSettings}. */
final class WritingOptions {
    static final String MAX_CONCURRENT_REQUESTS = "maxConcurrentRequests";
    static final String MAX_RECORDS_IN_BATCH = "maxNumberOfRecordsInBatch";
    static final String BATCH_BYTES = "batch.bytes";
    static final String BATCH_GROUPING = "batch.grouping";
    static final String BATCH_LINGER = "batch.lingerMillis";
    static final String BUFFER_ROWS = "buffer.rows";
    static final String BUFFER_BYTES = "buffer.bytes";
    static final String MAX_RECORDS_PER_SECOND = "maxRecordsPerSecond";
    static final String MAX_MEGABYTES_PER_SECOND = "maxMegabytesPerSecond";
    static final String RETRY_DEADLINE = "retry.deadlineSeconds";
    static final String RETRY_BACKOFF = "retry.backoffMillis";
    static final String RETRY_BACKOFF_MAX = "retry.backoffMaxMillis";
    static final String COUNTER_TIMEOUT = "counter.timeout";

    private static final String GROUP = "Writing";
    private static final Range UP_TO_A_DAY = Range.between(0, 86_400_000);
    /** A hundred years: times in nanoseconds end after three hundred. */
    private static final long LONGEST_DEADLINE_SECONDS = 3_153_600_000L;

    private static final WriteSettings DEFAULTS = WriteSettings.defaults();

    private final ConfigDef definition;
    private int order;

    private WritingOptions(ConfigDef definition) {
        this.definition = definition;
    }

    /** Adds the settings to a definition. */
    static ConfigDef define(ConfigDef definition) {
        WritingOptions options = new WritingOptions(definition);
        options.add(
                MAX_CONCURRENT_REQUESTS,
                Type.INT,
                500,
                Range.atLeast(1),
                MEDIUM,
                "How many requests one task keeps in flight.");
        options.add(
                MAX_RECORDS_IN_BATCH,
                Type.INT,
                DEFAULTS.maxBatchRows(),
                Range.atLeast(1),
                MEDIUM,
                "How many rows of one partition go together in one request. Rows of one partition are one mutation to"
                        + " Cassandra, so that more of them cost the cluster less, not more; `batch.bytes` bounds their size.");
        options.add(
                BATCH_GROUPING,
                Type.STRING,
                "replica",
                OneOf.lowerCaseNames(Grouping.values()),
                MEDIUM,
                "What goes together in one request: rows of one `partition`, also small partitions that share a `replica`"
                        + " set, or `none`: each row by itself.");
        options.add(
                BATCH_BYTES,
                Type.INT,
                DEFAULTS.maxBatchBytes(),
                Range.atLeast(1),
                LOW,
                "How many bytes of one partition's rows go together in one request.");
        options.add(
                BATCH_LINGER,
                Type.LONG,
                DEFAULTS.linger().toMillis(),
                UP_TO_A_DAY,
                LOW,
                "About how long a row may wait for company where its request is not full. With 0 the sink sees to it: rows leave"
                        + " at once while there are few, and requests fill while many come.");
        options.add(
                BUFFER_ROWS,
                Type.INT,
                DEFAULTS.maxBufferedRows(),
                Range.atLeast(1),
                LOW,
                "How many rows one task holds, waiting or in flight, before it pauses its partitions.");
        options.add(
                BUFFER_BYTES,
                Type.LONG,
                DEFAULTS.maxBufferedBytes(),
                Range.atLeast(1),
                LOW,
                "How many bytes of rows one task holds before it pauses its partitions.");
        options.add(
                MAX_RECORDS_PER_SECOND,
                Type.DOUBLE,
                0.0,
                Range.atLeast(0),
                LOW,
                "How many records one task takes per second; 0 sets no limit. Partitions are paused meanwhile.");
        options.add(
                MAX_MEGABYTES_PER_SECOND,
                Type.DOUBLE,
                0.0,
                Range.atLeast(0),
                LOW,
                "How many megabytes (of 1,000,000 bytes) of values one task writes per second, in the form in which Cassandra"
                        + " gets them; 0 sets no limit. Totals of exact aggregates do not count.");
        options.retries();
        return definition;
    }

    private void retries() {
        add(
                RETRY_DEADLINE,
                Type.LONG,
                DEFAULTS.retryDeadline().toSeconds(),
                Range.between(0, LONGEST_DEADLINE_SECONDS),
                MEDIUM,
                "How long a write is tried again while the cluster does not take it; then the task fails with the offset"
                        + " uncommitted. Partitions are paused meanwhile, and nothing is lost or reported.");
        add(
                RETRY_BACKOFF,
                Type.LONG,
                DEFAULTS.backoffInitial().toMillis(),
                UP_TO_A_DAY,
                LOW,
                "The pause before a write is tried again; it doubles each time.");
        add(
                RETRY_BACKOFF_MAX,
                Type.LONG,
                DEFAULTS.backoffMaximum().toMillis(),
                UP_TO_A_DAY,
                LOW,
                "The longest pause before a write is tried again.");
        add(
                COUNTER_TIMEOUT,
                Type.STRING,
                "retry",
                OneOf.lowerCaseNames(CounterTimeout.values()),
                LOW,
                "What to do with a counter update of which nobody knows whether it was done: `retry` may count it twice;"
                        + " `fail` reports the record as an error.");
    }

    /** Finds what does not go together. */
    static void check(AbstractConfig options, Findings findings) {
        long longest = options.getLong(RETRY_BACKOFF_MAX);
        if (options.getLong(RETRY_BACKOFF) > longest) {
            findings.add(RETRY_BACKOFF, "Must not be above " + RETRY_BACKOFF_MAX + ", which is " + longest);
        }
        if (OneOf.constant(Grouping.class, options.getString(BATCH_GROUPING)) == Grouping.NONE) {
            String reason = "while " + BATCH_GROUPING + " is none";
            if (options.getInt(BATCH_BYTES) != DEFAULTS.maxBatchBytes()) {
                findings.add(BATCH_BYTES, "Has no effect " + reason + ": remove one of the two");
            }
            if (options.getLong(BATCH_LINGER) != DEFAULTS.linger().toMillis()) {
                findings.add(BATCH_LINGER, "Has no effect " + reason + ": remove one of the two");
            }
            if (options.getInt(MAX_RECORDS_IN_BATCH) != DEFAULTS.maxBatchRows()) {
                findings.addIdle(MAX_RECORDS_IN_BATCH, reason);
            }
        }
    }

    /** The settings of sound options. */
    static WriteSettings settings(AbstractConfig options) {
        return WriteSettings.builder()
                .maxInFlight(options.getInt(MAX_CONCURRENT_REQUESTS))
                .maxBatchRows(options.getInt(MAX_RECORDS_IN_BATCH))
                .grouping(OneOf.constant(Grouping.class, options.getString(BATCH_GROUPING)))
                .maxBatchBytes(options.getInt(BATCH_BYTES))
                .linger(Duration.ofMillis(options.getLong(BATCH_LINGER)))
                .maxBufferedRows(options.getInt(BUFFER_ROWS))
                .maxBufferedBytes(options.getLong(BUFFER_BYTES))
                .retryDeadline(Duration.ofSeconds(options.getLong(RETRY_DEADLINE)))
                .backoff(
                        Duration.ofMillis(options.getLong(RETRY_BACKOFF)),
                        Duration.ofMillis(options.getLong(RETRY_BACKOFF_MAX)))
                .counterTimeout(OneOf.constant(CounterTimeout.class, options.getString(COUNTER_TIMEOUT)))
                .build();
    }

    private void add(String name, Type type, Object value, Validator validator, Importance importance, String doc) {
        definition.define(name, type, value, validator, importance, doc, GROUP, order++, Width.SHORT, name);
    }
}
