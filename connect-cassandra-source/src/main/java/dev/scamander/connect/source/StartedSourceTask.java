package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.DriverException;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.read.ReadException;
import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.cassandra.retry.ErrorClass;
import dev.scamander.connect.config.JmxRegistration;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.config.WorkerMetrics;
import dev.scamander.connect.source.config.SourceConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source task while it is started: reads its units one after the other, each from where its offset says. {@link #stop} may
 * be called by any thread, the rest by the task's alone.
 */
final class StartedSourceTask {
    private static final Logger LOG = LoggerFactory.getLogger(StartedSourceTask.class);
    private static final long REST_MILLIS = 1_000;

    /** Pages are asked for again in their cursor already; this is for what comes before and behind. It never ends. */
    static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofNanos(Long.MAX_VALUE));

    private final SourceConfig config;
    private final SessionLease lease;
    private final TaskTables tables;
    private final RowPace pace;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private TaskProgress metrics;
    private UnitQueue queue;
    private OpenUnits units;
    private RuntimeException failure;
    private int failuresInARow;
    private volatile OpenUnit open;

    private StartedSourceTask(SourceConfig config, SessionLease lease) {
        this.config = config;
        this.lease = lease;
        this.tables = new TaskTables(config, lease.session(), LiveSchema.of(lease.session()));
        this.pace = new RowPace(config.reading().rowsPerSecond());
    }

    /**
     * Connects, prepares and finds out what is left to read.
     *
     * @param connector the connector's name
     * @param share which units are this task's
     * @param context tells how far they were read
     */
    static StartedSourceTask start(String connector, TaskShare share, SourceConfig config, SourceTaskContext context) {
        SessionLease lease = SessionCache.acquire(config.connection());
        try {
            StartedSourceTask task = new StartedSourceTask(config, lease);
            task.plan(connector, share, context);
            return task;
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private void plan(String connector, TaskShare share, SourceTaskContext context) {
        List<SnapshotUnit> own = share.units(config);
        List<Map<String, String>> partitions =
                own.stream().map(SnapshotUnit::sourcePartition).toList();
        Map<Map<String, String>, Map<String, Object>> stored =
                new HashMap<>(context.offsetStorageReader().offsets(partitions));
        List<UnitState> states = own.stream()
                .map(u -> new UnitState(u, progress(u, stored.get(u.sourcePartition()))))
                .toList();
        metrics = TaskProgress.begin(states, counts -> config.jmxDomain()
                .map(domain -> JmxRegistration.register(domain, "source-task", connector, share.task(), counts))
                .orElseGet(JmxRegistration::none));
        WorkerMetrics.show(context, SourceTaskMXBean.class, metrics);
        queue = new UnitQueue(new Increments(config.mode(), config.increments(), System.currentTimeMillis()), states);
        units = new OpenUnits(queue, tables);
        states.stream().filter(UnitState::isReadOnce).forEach(state -> metrics.doneBefore(state.unit()));
        LOG.info("{} units, {} were read before", own.size(), metrics.getUnitsDone());
    }

    private Progress progress(SnapshotUnit of, Map<String, Object> offset) {
        SourceTable table = tables.get(of.table());
        if (offset == null) {
            return null;
        }
        try {
            Progress progress = table.progress(offset);
            Increments.checkFits(config.mode(), of, progress.window());
            return progress;
        } catch (IllegalArgumentException e) {
            throw new ConnectException(
                    "The offset of unit " + of + " cannot be used: " + e.getMessage()
                            + ". Alter or reset the connector's offsets",
                    e);
        }
    }

    /** The next records, as many as are at hand; waits for the first. Null when there are none for now. */
    List<SourceRecord> poll() throws InterruptedException {
        try {
            throwIfFailed();
            followSchema();
            List<SourceRecord> records = isPaced() ? read() : List.of();
            throwIfFailed(records);
            return records.isEmpty() || isStopped() ? null : records;
        } catch (IllegalStateException e) {
            // the cursor was closed under us by stop()
            if (isStopped()) {
                return null;
            }
            throw e;
        }
    }

    /** An error waits until the worker has the records that were read before it. */
    private void throwIfFailed(List<SourceRecord> records) throws InterruptedException {
        if (records.isEmpty()) {
            throwIfFailed();
        }
    }

    /** The worker asks again at once after an error that passes, so the pause before another attempt is made here. */
    private void throwIfFailed() throws InterruptedException {
        RuntimeException thrown = failure;
        failure = null;
        if (thrown instanceof RetriableException) {
            stopped.await(BACKOFF.pauseNanos(failuresInARow, 0), TimeUnit.NANOSECONDS);
        }
        if (thrown != null && !isStopped()) {
            throw thrown;
        }
    }

    private void failed(RuntimeException e, boolean passes) {
        OpenUnit failing = open;
        String message = failing == null ? e.getMessage() : "Unit " + failing.unit() + ": " + e.getMessage();
        if (!passes) {
            failure = new ConnectException(message, e);
            return;
        }
        metrics.broken();
        close();
        if (failing != null) {
            queue.again(failing.state());
        }
        failuresInARow++;
        failure = new RetriableException(message, e);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Waits until more rows may be read; false if the task is stopped meanwhile, or still has to wait. */
    private boolean isPaced() throws InterruptedException {
        long delay = pace.delayNanos(System.nanoTime());
        return delay == 0
                || !stopped.await(Math.min(delay, TimeUnit.MILLISECONDS.toNanos(REST_MILLIS)), TimeUnit.NANOSECONDS)
                        && pace.delayNanos(System.nanoTime()) == 0;
    }

    /** What is read of a table that has changed goes on behind the last row, with the new columns. */
    private void followSchema() {
        OpenUnit reading = open;
        if (reading != null
                && tables.current(reading.unit().table()) != reading.reader().table()) {
            LOG.info(
                    "Table {} has changed; records have its new columns from here on",
                    reading.unit().table());
            metrics.end(reading.unit(), false);
            close();
            queue.again(reading.state());
        }
    }

    private List<SourceRecord> read() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        int most = pace.most(config.reading().pollMaxRows());
        try {
            while (records.size() < most && !isStopped()) {
                if (open == null && !openNext()) {
                    break;
                }
                OpenUnit reading = open;
                if (!records.isEmpty() && !reading.reader().isReady()) {
                    break;
                }
                SourceRecord record = reading.reader().next();
                if (record == null) {
                    finish(reading);
                } else {
                    records.add(record);
                    failuresInARow = 0;
                    reading.state().readUpTo((RowPosition) record.sourceOffset());
                }
            }
        } catch (ReadException e) {
            failed(e, e.retriable());
        } catch (DriverException e) {
            failed(e, ErrorClass.of(e).passes());
        }
        if (records.isEmpty() && open == null && failure == null) {
            stopped.await(queue.restMillis(System.currentTimeMillis(), REST_MILLIS), TimeUnit.MILLISECONDS);
        }
        pace.count(records.size(), System.nanoTime());
        if (open != null) {
            units.lookAhead(open);
        }
        if (!records.isEmpty()) {
            RowPosition last = (RowPosition) records.get(records.size() - 1).sourceOffset();
            metrics.sent(records.size(), last.isLast() ? null : last.token());
        }
        return records;
    }

    private boolean openNext() {
        OpenUnit next = units.next();
        if (next == null) {
            return false;
        }
        RowPosition after = next.scan().after();
        metrics.begin(next.unit(), after == null ? null : after.token(), next.reader());
        open = next;
        return true;
    }

    private void finish(OpenUnit read) {
        boolean first = !read.state().isReadOnce();
        metrics.end(read.unit(), first);
        close();
        read.state().readAll(read.scan().window());
        failuresInARow = 0;
        queue.rest(
                read.state(),
                System.currentTimeMillis() + config.increments().interval().toMillis());
        if (first && metrics.getUnitsDone() == metrics.getUnits()) {
            metrics.log();
        }
    }

    private void close() {
        OpenUnit closed = open;
        open = null;
        if (closed != null) {
            closed.reader().close();
        }
    }

    /** Ends a wait for the cluster, and lets go of the session. */
    void stop() {
        stopped.countDown();
        OpenUnit reading = open;
        if (reading != null) {
            reading.reader().close();
        }
        units.close();
        metrics.close();
        lease.close();
    }
}
