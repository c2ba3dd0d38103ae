package dev.scamander.connect.source;

import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.connect.config.JmxRegistration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what a task does and shows it in JMX and, once a minute, in the log. Written by the task's thread, read by any.
 */
final class TaskProgress implements SourceTaskMXBean, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskProgress.class);
    private static final long LOG_NANOS = 60_000_000_000L;

    private final int units;
    private final AtomicLong rowsSent = new AtomicLong();
    private final AtomicLong rowsReceived = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private volatile int unitsDone;
    private volatile double ringRead;
    private volatile double ringSkipped;
    private volatile long currentStart;
    private volatile long currentToken;
    private volatile UnitReader reader;
    private volatile String current = "";
    private double ringTotal;
    private long loggedNanos = System.nanoTime();
    private JmxRegistration jmx = JmxRegistration.none();

    private TaskProgress(List<UnitState> units) {
        this.units = units.size();
        units.forEach(unit -> ringTotal += unit.unit().range().fraction());
    }

    /**
     * Begins to count.
     *
     * @param shown opens the task's windows on the counts, and gives what closes them
     */
    static TaskProgress begin(List<UnitState> units, Function<TaskProgress, JmxRegistration> shown) {
        TaskProgress progress = new TaskProgress(units);
        progress.jmx = shown.apply(progress);
        return progress;
    }

    /** Notes a unit that an earlier run has read. */
    void doneBefore(SnapshotUnit unit) {
        unitsDone++;
        ringSkipped += unit.range().fraction();
    }

    /** Notes that reading of a unit begins, behind a token where that is not null. */
    void begin(SnapshotUnit unit, Long after, UnitReader opened) {
        reader = opened;
        current = unit.toString();
        currentStart = unit.range().start();
        currentToken = currentStart;
        if (after != null && after > unit.range().start()) {
            ringSkipped += new TokenRange(unit.range().start(), after).fraction();
        }
    }

    /** Notes rows that are handed over, with the token of the last, if others follow it in the current unit. */
    void sent(int rows, Long token) {
        rowsSent.addAndGet(rows);
        if (token != null) {
            currentToken = token;
        }
        if (System.nanoTime() - loggedNanos > LOG_NANOS) {
            loggedNanos = System.nanoTime();
            log();
        }
    }

    /** Notes the end of reading. */
    void end(SnapshotUnit unit, boolean firstTime) {
        closeReader();
        if (firstTime) {
            unitsDone++;
            ringRead = Math.min(ringTotal, ringRead + unit.range().fraction());
        }
    }

    /** Notes that reading was broken off. */
    void broken() {
        retries.incrementAndGet();
        closeReader();
    }

    private void closeReader() {
        UnitReader closed = reader;
        reader = null;
        if (closed != null) {
            rowsReceived.addAndGet(closed.rowsReceived());
        }
        currentToken = currentStart;
        current = "";
    }

    void log() {
        LOG.info(
                "{} of {} units read, {} rows sent, about {} rows left",
                unitsDone,
                units,
                rowsSent,
                getRowsLeftEstimate() < 0 ? "an unknown number of" : getRowsLeftEstimate());
    }

    @Override
    public int getUnits() {
        return units;
    }

    @Override
    public int getUnitsDone() {
        return unitsDone;
    }

    @Override
    public long getRowsReceived() {
        UnitReader now = reader;
        return rowsReceived.get() + (now == null ? 0 : now.rowsReceived());
    }

    @Override
    public long getRowsSent() {
        return rowsSent.get();
    }

    @Override
    public long getRowsLeftEstimate() {
        if (unitsDone == units) {
            return 0;
        }
        double read = ringRead + (currentToken - currentStart) * 0x1p-64;
        double left = ringTotal - ringSkipped - read;
        return read <= 0 ? -1 : Math.max(0, Math.round(rowsSent.get() / read * left));
    }

    @Override
    public long getRetries() {
        return retries.get();
    }

    @Override
    public String getCurrentUnit() {
        return current;
    }

    @Override
    public void close() {
        closeReader();
        jmx.close();
    }
}
