package dev.scamander.cassandra.read;

import java.io.Serializable;
import java.time.Duration;

/**
 * How rows are read.
 *
 * @param pagesAhead pages that may be requested or buffered beyond the one being consumed, over all requests of a cursor
 * @param concurrentRequests requests (such as token ranges) of a cursor that may be read at the same time; rows still come
 *     in the order of the requests
 * @param rowsPerSecond rows a cursor may receive per second, 0 for no limit
 * @param bytesPerSecond bytes a cursor may receive per second, 0 for no limit
 * @param retryDeadline how long one page may be asked for again after errors that pass
 * @param backoffInitial the first pause before that; it doubles each time
 * @param backoffMaximum the longest pause
 */
public record ReadSettings(
        int pagesAhead,
        int concurrentRequests,
        double rowsPerSecond,
        double bytesPerSecond,
        Duration retryDeadline,
        Duration backoffInitial,
        Duration backoffMaximum)
        implements Serializable {
    /** Checks the numbers. */
    public ReadSettings {
        if (pagesAhead < 1 || concurrentRequests < 1) {
            throw new IllegalArgumentException("pagesAhead and concurrentRequests must be at least 1, not " + pagesAhead
                    + " and " + concurrentRequests);
        }
        if (!(rowsPerSecond >= 0) || !(bytesPerSecond >= 0)) {
            throw new IllegalArgumentException(
                    "a rate limit must not be negative: " + rowsPerSecond + " rows/s, " + bytesPerSecond + " bytes/s");
        }
    }

    /** Two pages ahead, two requests at a time, no limit, five minutes of retries. */
    public static ReadSettings defaults() {
        return new ReadSettings(2, 2, 0, 0, Duration.ofMinutes(5), Duration.ofMillis(50), Duration.ofSeconds(5));
    }

    /** The same with other bounds on what is read ahead. */
    public ReadSettings withAhead(int pages, int requests) {
        return new ReadSettings(
                pages, requests, rowsPerSecond, bytesPerSecond, retryDeadline, backoffInitial, backoffMaximum);
    }

    /** The same with other rate limits. */
    public ReadSettings withRates(double rows, double bytes) {
        return new ReadSettings(
                pagesAhead, concurrentRequests, rows, bytes, retryDeadline, backoffInitial, backoffMaximum);
    }

    /** The same with another deadline and other pauses. */
    public ReadSettings withRetries(Duration deadline, Duration initial, Duration maximum) {
        return new ReadSettings(
                pagesAhead, concurrentRequests, rowsPerSecond, bytesPerSecond, deadline, initial, maximum);
    }
}
