package dev.scamander.cassandra.write;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a pipeline has done so far. Plain counters; reading them takes no lock, and a set of readings need not be of one moment. */
public final class WriteMetrics {
    /** These two are set under the pipeline's lock. */
    final AtomicLong accepted = new AtomicLong();

    final AtomicLong acceptedBytes = new AtomicLong();
    final LongAdder written = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder settledBytes = new LongAdder();
    final LongAdder statements = new LongAdder();
    final LongAdder requests = new LongAdder();
    final LongAdder finished = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder splits = new LongAdder();
    final LongAdder blockedNanos = new LongAdder();
    final LatencyHistogram latencies = new LatencyHistogram();

    WriteMetrics() {}

    /** Rows taken by {@code write}. */
    public long rowsAccepted() {
        return accepted.get();
    }

    /** Rows acknowledged as written. */
    public long rowsWritten() {
        return written.sum();
    }

    /** Rows acknowledged as failed. */
    public long rowsFailed() {
        return failed.sum();
    }

    /** Rows buffered or under way. */
    public long rowsBuffered() {
        return Math.max(0, accepted.get() - written.sum() - failed.sum());
    }

    /** Bytes buffered or under way. */
    public long bytesBuffered() {
        return Math.max(0, acceptedBytes.get() - settledBytes.sum());
    }

    /** Bytes of values taken by {@code write}. */
    public long bytesAccepted() {
        return acceptedBytes.get();
    }

    /** Statements sent (after coalescing), each part of some request; repeated ones count once. */
    public long statements() {
        return statements.sum();
    }

    /** Requests sent; repeated ones count once. */
    public long requests() {
        return requests.sum();
    }

    /** Requests under way now, those waiting to be repeated included. */
    public long inFlight() {
        return Math.max(0, requests.sum() - finished.sum());
    }

    /** Requests that were sent again after an error. */
    public long retries() {
        return retries.sum();
    }

    /** Requests that were taken apart to find the row that the cluster refused. */
    public long splits() {
        return splits.sum();
    }

    /** Nanoseconds for which {@code write} blocked because the pipeline was full. */
    public long blockedNanos() {
        return blockedNanos.sum();
    }

    /**
     * The latency of answers that a share of requests stayed within.
     *
     * @param quantile the share, from 0 to 1
     * @return microseconds, about 10 % exact; 0 before the first answer
     */
    public long latencyMicros(double quantile) {
        return latencies.quantile(quantile);
    }
}
