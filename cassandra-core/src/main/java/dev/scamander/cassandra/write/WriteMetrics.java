package dev.scamander.cassandra.write;

/** What a pipeline has done so far. Plain counters; reading them takes no lock, and a set of readings need not be of one moment. */
public final class WriteMetrics {
    WriteMetrics() {}

    /** Rows taken by {@code write}. */
    public long rowsAccepted() {
        return 0;
    }

    /** Rows acknowledged as written. */
    public long rowsWritten() {
        return 0;
    }

    /** Rows acknowledged as failed. */
    public long rowsFailed() {
        return 0;
    }

    /** Rows buffered or under way. */
    public long rowsBuffered() {
        return 0;
    }

    /** Bytes buffered or under way. */
    public long bytesBuffered() {
        return 0;
    }

    /** Bytes of values taken by {@code write}. */
    public long bytesAccepted() {
        return 0;
    }

    /** Statements sent (after coalescing), each part of some request; repeated ones count once. */
    public long statements() {
        return 0;
    }

    /** Requests sent; repeated ones count once. */
    public long requests() {
        return 0;
    }

    /** Requests under way now. */
    public long inFlight() {
        return 0;
    }

    /** Requests that were sent again. */
    public long retries() {
        return 0;
    }

    /** The latency that a share of requests stayed within, in microseconds (about 10 % exact); 0 before the first. */
    public long latencyMicros(double quantile) {
        return 0;
    }
}
