package dev.scamander.connect.sink;

/** What a sink task does, as JMX shows it. Counts are since the task's start; a row is one record's share in one table. */
public interface SinkTaskMXBean {
    /** Records taken from the worker. */
    long getRecordsTaken();

    /** Records that did not fit their mapping. */
    long getRecordsUnmappable();

    /** Records that the cluster refused. */
    long getRecordsUnwritable();

    /** Records handed to the dead letter queue. */
    long getRecordsReported();

    /** Records passed over, as {@code ignoreErrors} asks for. */
    long getRecordsPassedOver();

    /** Records taken and not acknowledged yet: how far acknowledgement lags behind. */
    int getRecordsUnsettled();

    /** Whether the partitions are paused because the task holds as much as it may. */
    boolean isPaused();

    /** Rows written. */
    long getRowsWritten();

    /** Rows refused. */
    long getRowsFailed();

    /** Rows waiting or in flight. */
    long getRowsBuffered();

    /** Bytes of rows waiting or in flight. */
    long getBytesBuffered();

    /** Requests sent. */
    long getRequests();

    /** Rows written per request so far. */
    double getRowsPerRequest();

    /** Requests in flight. */
    long getRequestsInFlight();

    /** Requests that were sent again after an error. */
    long getRetries();

    /** Keys of exact aggregates whose totals are at hand. */
    int getAggregateKeys();

    /** Totals of keys that were read from Cassandra. */
    long getAggregateLoads();

    /** The latency that half of the requests stayed within, in milliseconds. */
    double getLatencyMillisMedian();

    /** The latency that 99 % of the requests stayed within, in milliseconds. */
    double getLatencyMillis99();

    /** The latency that 99.9 % of the requests stayed within, in milliseconds. */
    double getLatencyMillis999();
}
