package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteSettings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.SinkConfig;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.row.MappedRow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sink task while it is started: takes records, maps them, feeds the pipeline, and says which offsets may be committed.
 * For the task's thread alone.
 *
 * <p>A full pipeline never blocks the worker's thread: what does not fit waits in a backlog of at most the records of the
 * last poll, and the partitions are paused until the backlog is empty. So a cluster that is away for long costs neither
 * memory nor the task's membership in its consumer group.
 */
final class StartedSinkTask implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StartedSinkTask.class);

    /** How long a commit waits for what is under way: long enough for a sound cluster, short enough for a dead one. */
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(2);
    /** When to be called again while the pipeline is full, or while failures may turn up. */
    private static final long FULL_CALL_AGAIN_MILLIS = 10;

    private static final long BUSY_CALL_AGAIN_MILLIS = 200;

    private final SinkTaskContext context;
    private final SessionLease lease;
    private final WritePipeline pipeline;
    private final Map<String, TopicPlan> plans = new HashMap<>();
    private final RecordErrors errors;
    private final RecordView view = new RecordView();
    private final Map<TopicPartition, PartitionState> partitions = new HashMap<>();
    private final ArrayDeque<SinkRecord> backlog = new ArrayDeque<>();
    private Submission halted;
    private boolean paused;

    private StartedSinkTask(SinkConfig config, SinkTaskContext context, SessionLease lease) {
        this.context = context;
        this.lease = lease;
        CqlSession session = lease.session();
        this.pipeline = new WritePipeline(
                session,
                WriteSettings.builder()
                        .maxInFlight(config.maxConcurrentRequests())
                        .maxBatchRows(config.maxRowsInBatch())
                        .build());
        this.errors = new RecordErrors(context.errantRecordReporter(), config.ignoreErrors());
        LiveSchema schema = LiveSchema.of(session);
        config.topics().forEach((topic, settings) -> plans.put(topic, TopicPlan.prepare(settings, schema, pipeline)));
    }

    /**
     * Connects, compiles and prepares.
     *
     * @throws ConnectException if that cannot be done, naming the setting to look at
     */
    static StartedSinkTask start(SinkConfig config, SinkTaskContext context) {
        SessionLease lease = SessionCache.acquire(config.connection());
        try {
            return new StartedSinkTask(config, context, lease);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    void put(Collection<SinkRecord> records) {
        errors.settleFailedWrites();
        backlog.addAll(records);
        work();
        errors.settleFailedWrites();
        holdOrResume();
    }

    /** Maps and submits until all is done or the pipeline is full. */
    private void work() {
        if (halted != null) {
            if (!halted.advance(pipeline)) {
                return;
            }
            halted = null;
        }
        SinkRecord record;
        while (pipeline.hasRoom() && (record = backlog.pollFirst()) != null) {
            Submission submission = map(record);
            if (submission != null && !submission.advance(pipeline)) {
                halted = submission;
                return;
            }
        }
    }

    /** Null if the record does not fit; it is accounted for then. */
    private Submission map(SinkRecord record) {
        TopicPlan plan = plans.get(record.topic());
        if (plan == null) {
            throw new ConnectException(
                    "The record at " + RecordPlace.of(record) + " belongs to topic '" + record.topic()
                            + "', which has no table: add topic." + record.topic() + ".<keyspace>.<table>.mapping");
        }
        PartitionState state = partitions.computeIfAbsent(
                new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                partition -> new PartitionState(new WriteClock(), new OffsetTracker(!plan.counts())));
        Long time = record.timestamp();
        long micros = state.clock().next(time == null || time < 0 ? System.currentTimeMillis() : time);
        InFlightRecord inFlight =
                new InFlightRecord(record, state.clock().isFreshStart(), plan.size(), errors::unwritable);
        state.offsets().add(inFlight, System.nanoTime());
        try {
            MappedRow[] rows = plan.map(view.of(record));
            return new Submission(plan, rows, micros, inFlight);
        } catch (MappingException e) {
            errors.unmappable(inFlight, e);
            return null;
        }
    }

    private void holdOrResume() {
        boolean full = halted != null || !backlog.isEmpty();
        if (full) {
            TopicPartition[] assigned = context.assignment().toArray(TopicPartition[]::new);
            context.pause(assigned);
            paused = true;
            context.timeout(FULL_CALL_AGAIN_MILLIS);
        } else {
            if (paused) {
                context.resume(context.assignment().toArray(TopicPartition[]::new));
                paused = false;
            }
            if (partitions.values().stream().anyMatch(state -> state.offsets().size() > 0)) {
                context.timeout(BUSY_CALL_AGAIN_MILLIS);
            }
        }
    }

    /**
     * The offsets that may be committed.
     *
     * @param consumed for each partition the offset after the last record that the worker handed over
     */
    Map<TopicPartition, OffsetAndMetadata> committable(Map<TopicPartition, OffsetAndMetadata> consumed) {
        awaitWrites();
        errors.settleFailedWrites();
        long now = System.nanoTime();
        Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>();
        consumed.forEach((partition, position) -> {
            PartitionState state = partitions.get(partition);
            if (state != null) {
                OptionalLong offset = state.offsets().committable(position.offset(), now);
                offset.ifPresent(next -> committable.put(partition, new OffsetAndMetadata(next)));
            } else if (!isWaiting(partition)) {
                committable.put(partition, position);
            }
        });
        return committable;
    }

    private void awaitWrites() {
        try {
            if (!pipeline.awaitIdle(COMMIT_PATIENCE)) {
                LOG.debug("Committing before all writes are acknowledged; offsets of the rest come later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isWaiting(TopicPartition partition) {
        return backlog.stream().anyMatch(record -> isOf(record, partition));
    }

    /** Lets go of partitions that other tasks own from now on. */
    void close(Collection<TopicPartition> revoked) {
        revoked.forEach(partition -> {
            PartitionState state = partitions.remove(partition);
            if (state != null) {
                state.offsets().abandon();
            }
            backlog.removeIf(record -> isOf(record, partition));
        });
        if (halted != null && halted.isAbandoned()) {
            halted = null;
        }
    }

    private static boolean isOf(SinkRecord record, TopicPartition partition) {
        return record.originalKafkaPartition() == partition.partition()
                && record.originalTopic().equals(partition.topic());
    }

    @Override
    public void close() {
        try {
            pipeline.close();
        } finally {
            lease.close();
        }
    }
}
