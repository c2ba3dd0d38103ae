package dev.scamander.connect.source;

import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.read.ReadException;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.source.config.SourceConfig;
import dev.scamander.connect.source.config.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source task while it is started: reads its units one after the other, each from where its offset says, and rests when
 * all are read. {@link #stop} may be called by any thread, the rest by the task's alone.
 */
final class StartedSourceTask {
    private static final Logger LOG = LoggerFactory.getLogger(StartedSourceTask.class);
    private static final long REST_MILLIS = 1_000;

    private final SourceConfig config;
    private final SessionLease lease;
    private final LiveSchema schema;
    private final Map<TableName, SourceTable> tables = new HashMap<>();
    private final Deque<Todo> todo = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile UnitReader current;
    private RowPosition position;

    /** A unit that is left to read, from behind a position or, where that is null, from its beginning. */
    private record Todo(SnapshotUnit unit, RowPosition after) {}

    private StartedSourceTask(SourceConfig config, SessionLease lease) {
        this.config = config;
        this.lease = lease;
        this.schema = LiveSchema.of(lease.session());
    }

    /**
     * Connects, prepares and finds out what is left to read.
     *
     * @param units the units of this task
     * @param offsets tells how far they were read
     */
    static StartedSourceTask start(SourceConfig config, List<SnapshotUnit> units, OffsetStorageReader offsets) {
        SessionLease lease = SessionCache.acquire(config.connection());
        try {
            StartedSourceTask task = new StartedSourceTask(config, lease);
            task.plan(units, offsets);
            return task;
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private void plan(List<SnapshotUnit> units, OffsetStorageReader offsets) {
        List<Map<String, String>> partitions =
                units.stream().map(SnapshotUnit::sourcePartition).toList();
        Map<Map<String, String>, Map<String, Object>> known = offsets.offsets(partitions);
        int done = 0;
        for (SnapshotUnit unit : units) {
            Map<String, Object> offset = known.get(unit.sourcePartition());
            SourceTable table = table(unit.table());
            RowPosition after = offset == null ? null : position(unit, table, offset);
            if (after != null && after.isLast()) {
                done++;
            } else {
                todo.add(new Todo(unit, after));
            }
        }
        LOG.info("{} units to read, {} were read before", todo.size(), done);
    }

    private static RowPosition position(SnapshotUnit unit, SourceTable table, Map<String, Object> offset) {
        try {
            return table.position(offset);
        } catch (IllegalArgumentException e) {
            throw new ConnectException(
                    "The offset of unit " + unit + " does not fit the table: " + e.getMessage()
                            + ". Reset or alter the connector's offsets",
                    e);
        }
    }

    private SourceTable table(TableName name) {
        return tables.computeIfAbsent(name, n -> new SourceTable(n, config, lease.session(), schema));
    }

    /** The next records, as many as are at hand; waits for the first. Null when there are none to come. */
    List<SourceRecord> poll() throws InterruptedException {
        try {
            List<SourceRecord> records = read();
            return records.isEmpty() ? null : records;
        } catch (ReadException e) {
            if (isStopped()) {
                return null;
            }
            if (!e.retriable()) {
                throw new ConnectException(e.getMessage(), e);
            }
            reopenLater();
            throw new RetriableException(e.getMessage(), e);
        } catch (IllegalStateException e) {
            // the cursor was closed under us by stop()
            if (isStopped()) {
                return null;
            }
            throw e;
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private List<SourceRecord> read() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        while (records.size() < config.pollMaxRows() && !isStopped()) {
            if (current == null && !openNext()) {
                break;
            }
            if (!records.isEmpty() && !current.isReady()) {
                break;
            }
            SourceRecord record = current.next();
            if (record == null) {
                closeCurrent();
            } else {
                position = (RowPosition) record.sourceOffset();
                records.add(record);
            }
        }
        if (records.isEmpty() && current == null) {
            stopped.await(REST_MILLIS, TimeUnit.MILLISECONDS);
        }
        return isStopped() ? List.of() : records;
    }

    private boolean openNext() {
        Todo next = todo.pollFirst();
        if (next == null) {
            return false;
        }
        LOG.debug("Reading unit {} from {}", next.unit(), next.after() == null ? "its beginning" : next.after());
        position = next.after();
        current = table(next.unit().table()).open(next.unit(), next.after());
        return true;
    }

    private void closeCurrent() {
        LOG.debug("Read unit {}, {} units left", current.unit(), todo.size());
        current.close();
        current = null;
        if (todo.isEmpty()) {
            LOG.info("All units of this task are read");
        }
    }

    private void reopenLater() {
        UnitReader reader = current;
        current = null;
        todo.addFirst(new Todo(reader.unit(), position));
    }

    /** Ends a wait for the cluster, and lets go of the session. */
    void stop() {
        stopped.countDown();
        UnitReader reader = current;
        if (reader != null) {
            reader.close();
        }
        lease.close();
    }
}
