package dev.scamander.connect.sink;

import dev.scamander.cassandra.pace.Pace;
import dev.scamander.cassandra.write.WriteFailure;
import dev.scamander.connect.config.JmxRegistration;
import dev.scamander.connect.config.WorkerMetrics;
import dev.scamander.connect.sink.aggregate.AggregateStates;
import dev.scamander.connect.sink.config.SinkConfig;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.row.MappedRow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
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
 * last poll, and the partitions are paused until the backlog is empty. There records wait, too, whose tables cannot be made
 * while the cluster is away. So a cluster that is away for long costs neither memory nor the task's membership in its consumer
 * group.
 */
final class StartedSinkTask implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StartedSinkTask.class);

    /** How long a commit waits for what is under way: long enough for a sound cluster, short enough for a dead one. */
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(2);
    /** When to be called again while the pipeline is full. */
    private static final long FULL_CALL_AGAIN_MILLIS = 10;
    /** When to be called again while failures may turn up. */
    private static final long BUSY_CALL_AGAIN_MILLIS = 200;
    /** How long a call waits for totals that are being read: often enough they are there at once. */
    private static final long READING_PATIENCE_NANOS = 1_000_000_000L;
    /** How many records to look at for a table that is to be created. */
    private static final int MOST_SAMPLES = 1_000;
    /** How many records ahead totals are read. */
    private static final int LOOK_AHEAD = 500;
    /** How far a task may be ahead of its pace: calls come that seldom that it would fall behind without. */
    private static final long MOST_AHEAD_NANOS = 100_000_000L;
    /** How often offsets are committed where counters are: what is delivered again counts again, and workers commit once a minute. */
    private static final long COUNTERS_COMMIT_MILLIS = 5_000;
    /** How many records may be done and wait for one before them that is not, for each row that the pipeline holds. */
    private static final int MOST_UNSETTLED_PER_ROW = 4;

    private final SinkTaskContext context;
    private final Intake intake;
    private final TaskConnection connection;
    private final Pace pace;
    private final SinkMetrics metrics;
    private final JmxRegistration jmx;
    private final RecordErrors errors;
    private final BiConsumer<InFlightRecord, WriteFailure> unwritable;
    private final RecordView view = new RecordView();
    private final OwnedPartitions partitions = new OwnedPartitions();
    private final ArrayDeque<SinkRecord> backlog = new ArrayDeque<>();
    private final AggregateStates aggregates;
    private final int mostUnsettled;
    /** Records that are mapped, in order: those after the first one only where something must be read for them. */
    private final ArrayDeque<Submission> mapped = new ArrayDeque<>();

    private final int lookAhead;
    private int unsettled;
    /** Whether records that count twice when they come twice were taken and not committed. */
    private boolean counted;

    private long committed = System.nanoTime();
    /** Whether totals wait that the pipeline had no room for. */
    private boolean unflushed;

    /** Takes charge of an open connection. */
    StartedSinkTask(SinkConfig config, SinkTaskContext context, TaskConnection connection) {
        this.context = context;
        this.intake = new Intake(context);
        this.connection = connection;
        this.pace = new Pace(config.maxRecordsPerSecond(), config.maxBytesPerSecond(), System::nanoTime);
        this.aggregates = new AggregateStates(config.aggregateKeys(), this::broken);
        this.metrics = new SinkMetrics(connection.pipeline().metrics(), aggregates);
        this.errors = new RecordErrors(context.errantRecordReporter(), config.ignoreErrors(), metrics);
        this.unwritable = errors::unwritable;
        this.lookAhead = connection.readsAhead() ? LOOK_AHEAD : 1;
        this.mostUnsettled = (int) Math.min(
                Integer.MAX_VALUE,
                (long) MOST_UNSETTLED_PER_ROW * config.writing().maxBufferedRows());
        this.jmx = config.jmxDomain()
                .map(domain ->
                        JmxRegistration.register(domain, "sink-task", config.connector(), config.task(), metrics))
                .orElseGet(JmxRegistration::none);
        WorkerMetrics.show(context, SinkTaskMXBean.class, metrics);
    }

    void put(Collection<SinkRecord> records) {
        errors.settleFailedWrites();
        if (!records.isEmpty()) {
            backlog.addAll(records);
            partitions.heard(System.nanoTime());
        }
        metrics.taken(records.size());
        unsettled = partitions.unsettled();
        work();
        errors.settleFailedWrites();
        holdOrResume();
        if (counted && System.nanoTime() - committed >= TimeUnit.MILLISECONDS.toNanos(COUNTERS_COMMIT_MILLIS)) {
            context.requestCommit();
        }
    }

    private void broken(WriteFailure failure) {
        errors.broken(failure);
    }

    /** Maps and submits until all is done, the pipeline is full, or totals are not at hand. */
    private void work() {
        long now = System.nanoTime();
        do {
            lookAhead(now);
        } while (!mapped.isEmpty() && submit(mapped.peekFirst(), now + READING_PATIENCE_NANOS));
        unflushed = !aggregates.flush(connection.pipeline());
    }

    private void lookAhead(long now) {
        while (mapped.size() < lookAhead
                && !backlog.isEmpty()
                && unsettled < mostUnsettled
                && pace.delayNanos() <= MOST_AHEAD_NANOS) {
            TopicPlan plan = plan(backlog.peekFirst());
            if (plan == null) {
                return;
            }
            Submission submission = map(backlog.pollFirst(), plan, now);
            if (submission != null) {
                mapped.addLast(submission);
            }
        }
    }

    /** False if the record has to wait. */
    private boolean submit(Submission first, long patientUntil) {
        try {
            if (!first.isReady(patientUntil) || !first.advance(connection.pipeline())) {
                return false;
            }
            if (!errors.wantPayload()) {
                first.record().forgetPayload();
            }
        } catch (MappingException e) {
            errors.unmappable(first.record(), e);
        }
        mapped.pollFirst();
        return true;
    }

    /** Null while the record has to wait for its tables. */
    private TopicPlan plan(SinkRecord record) {
        TopicPlan known = connection.plan(record.topic());
        if (known != null) {
            return known;
        }
        if (!connection.hasTable(record.topic())) {
            throw new ConnectException(
                    "The record at " + RecordPlace.of(record) + " belongs to topic '" + record.topic()
                            + "', which has no table: add topic." + record.topic() + ".<keyspace>.<table>.mapping");
        }
        return connection.make(record.topic(), () -> samples(record.topic())).orElse(null);
    }

    /** Null if the record does not fit; it is accounted for then. */
    private Submission map(SinkRecord record, TopicPlan plan, long nanoTime) {
        counted |= plan.counts();
        OwnedPartitions.State state = partitions.of(record, plan.counts());
        Long time = record.timestamp();
        long micros = state.clock().next(time == null || time < 0 ? System.currentTimeMillis() : time);
        InFlightRecord inFlight = new InFlightRecord(record, state.clock().isFreshStart(), plan.size(), unwritable);
        state.offsets().add(inFlight, nanoTime);
        unsettled++;
        try {
            MappedRow[] rows = plan.map(view.of(record));
            pace.passed(1, bytes(rows));
            return new Submission(plan, rows, plan.count(view, record, aggregates), micros, inFlight);
        } catch (MappingException e) {
            pace.passed(1, 0);
            errors.unmappable(inFlight, e);
            return null;
        }
    }

    private static long bytes(MappedRow[] rows) {
        long bytes = 0;
        for (MappedRow row : rows) {
            bytes += row.cells().length;
        }
        return bytes;
    }

    /** The records of a topic that are at hand. */
    private List<RecordView> samples(String topic) {
        return backlog.stream()
                .filter(record -> record.topic().equals(topic))
                .limit(MOST_SAMPLES)
                .map(record -> new RecordView().of(record))
                .toList();
    }

    private void holdOrResume() {
        boolean full = !mapped.isEmpty() || !backlog.isEmpty() || unflushed;
        if (full) {
            intake.hold();
            partitions.held(System.nanoTime());
            context.timeout(FULL_CALL_AGAIN_MILLIS);
        } else {
            intake.resume();
            if (unsettled > 0) {
                context.timeout(BUSY_CALL_AGAIN_MILLIS);
            } else if (counted) {
                context.timeout(COUNTERS_COMMIT_MILLIS);
            }
        }
        metrics.holds(unsettled, full);
    }

    /**
     * The offsets that may be committed.
     *
     * @param consumed for each partition the offset after the last record that the worker handed over
     */
    Map<TopicPartition, OffsetAndMetadata> committable(Map<TopicPartition, OffsetAndMetadata> consumed) {
        committed = System.nanoTime();
        try {
            unflushed = !aggregates.flush(connection.pipeline());
            awaitWrites();
            errors.settleFailedWrites();
            counted &= partitions.unsettled() > 0 || !backlog.isEmpty();
            return partitions.committable(
                    consumed,
                    partition -> backlog.stream().anyMatch(record -> OwnedPartitions.isOf(record, partition)),
                    System.nanoTime());
        } catch (ConnectException | WriteFailure e) {
            // Thrown from here it would not end the task: the worker would read all that is uncommitted anew and go on.
            LOG.debug("Nothing is committed, and the next call ends the task", e);
            if (e instanceof WriteFailure failure) {
                errors.broken(failure);
            }
            return Map.of();
        }
    }

    private void awaitWrites() {
        try {
            if (!connection.pipeline().awaitIdle(COMMIT_PATIENCE)) {
                LOG.debug("Committing before all writes are acknowledged; offsets of the rest come later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Partitions are the task's from now on. The worker does not call again soon if it holds them. */
    void open() {
        intake.assigned();
        holdOrResume();
    }

    /** Lets go of partitions that other tasks own from now on. */
    void close(Collection<TopicPartition> revoked) {
        partitions.revoke(revoked);
        backlog.removeIf(record -> revoked.stream().anyMatch(partition -> OwnedPartitions.isOf(record, partition)));
        mapped.removeIf(submission -> submission.record().isAbandoned());
        aggregates.revoke(revoked);
        connection.forgetAttempts();
    }

    @Override
    public void close() {
        jmx.close();
        connection.close();
    }
}
