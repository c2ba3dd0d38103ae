package dev.scamander.cassandra.read;

import java.util.concurrent.atomic.LongAdder;

/** What a cursor has done so far. Plain counters; reading them takes no lock. */
public final class ReadMetrics {
    final LongAdder rows = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder pages = new LongAdder();
    final LongAdder requests = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder waitNanos = new LongAdder();

    /** Rows received. */
    public long rows() {
        return rows.sum();
    }

    /** Bytes of responses received, before decompression counted as the driver counts them. */
    public long bytes() {
        return bytes.sum();
    }

    /** Pages received, empty ones included. */
    public long pages() {
        return pages.sum();
    }

    /** Statements begun. */
    public long requests() {
        return requests.sum();
    }

    /** Pages asked for again. */
    public long retries() {
        return retries.sum();
    }

    /** Nanoseconds for which the consumer waited for a page. */
    public long waitNanos() {
        return waitNanos.sum();
    }
}
