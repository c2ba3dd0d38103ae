package dev.scamander.connect.sink;

import dev.scamander.cassandra.write.WriteMetrics;
import dev.scamander.connect.sink.aggregate.AggregateStates;

/** Counts what a task does. Written by the task's thread, read by any. */
final class SinkMetrics implements SinkTaskMXBean {
    private final WriteMetrics writes;
    private final AggregateStates aggregates;
    private volatile long taken;
    private volatile long unmappable;
    private volatile long unwritable;
    private volatile long reported;
    private volatile long passedOver;
    private volatile int unsettled;
    private volatile boolean paused;

    /** Counts beside what the pipeline and the aggregates count themselves. */
    SinkMetrics(WriteMetrics writes, AggregateStates aggregates) {
        this.writes = writes;
        this.aggregates = aggregates;
    }

    void taken(int records) {
        taken = taken + records;
    }

    void unmappable() {
        unmappable = unmappable + 1;
    }

    void unwritable() {
        unwritable = unwritable + 1;
    }

    void reported() {
        reported = reported + 1;
    }

    void passedOver() {
        passedOver = passedOver + 1;
    }

    void holds(int unsettledRecords, boolean pausedPartitions) {
        unsettled = unsettledRecords;
        paused = pausedPartitions;
    }

    @Override
    public long getRecordsTaken() {
        return taken;
    }

    @Override
    public long getRecordsUnmappable() {
        return unmappable;
    }

    @Override
    public long getRecordsUnwritable() {
        return unwritable;
    }

    @Override
    public long getRecordsReported() {
        return reported;
    }

    @Override
    public long getRecordsPassedOver() {
        return passedOver;
    }

    @Override
    public int getRecordsUnsettled() {
        return unsettled;
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    @Override
    public long getRowsWritten() {
        return writes.rowsWritten();
    }

    @Override
    public long getRowsFailed() {
        return writes.rowsFailed();
    }

    @Override
    public long getRowsBuffered() {
        return writes.rowsBuffered();
    }

    @Override
    public long getBytesBuffered() {
        return writes.bytesBuffered();
    }

    @Override
    public long getRequests() {
        return writes.requests();
    }

    @Override
    public double getRowsPerRequest() {
        long requests = writes.requests();
        return requests == 0 ? 0 : (double) writes.rowsWritten() / requests;
    }

    @Override
    public long getRequestsInFlight() {
        return writes.inFlight();
    }

    @Override
    public long getRetries() {
        return writes.retries();
    }

    @Override
    public int getAggregateKeys() {
        return aggregates.size();
    }

    @Override
    public long getAggregateLoads() {
        return aggregates.loads();
    }

    @Override
    public double getLatencyMillisMedian() {
        return millis(0.5);
    }

    @Override
    public double getLatencyMillis99() {
        return millis(0.99);
    }

    @Override
    public double getLatencyMillis999() {
        return millis(0.999);
    }

    private double millis(double quantile) {
        return writes.latencyMicros(quantile) / 1000.0;
    }
}
