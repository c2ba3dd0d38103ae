package dev.scamander.cassandra.read;

import java.io.Serializable;
import java.time.Duration;

/**
 * How rows are read.
 *
 * @param pagesAhead pages that may be requested or buffered beyond the one being consumed, over all requests of a cursor
 * @param concurrentRequests requests (such as token ranges) of a cursor that may be read at the same time
 * @param ordered whether rows come in the order of the requests; otherwise in that of the pages' arrival, and only those of each
 *     request are in order, so that no request waits for another
 * @param pageBytes about how many bytes a page should have, whatever the rows' size; 0 leaves its rows to the statements
 * @param rowsPerSecond rows a cursor may receive per second, 0 for no limit
 * @param bytesPerSecond bytes a cursor may receive per second, 0 for no limit
 * @param retryDeadline how long one page may be asked for again after errors that pass
 * @param backoffInitial the first pause before that; it doubles each time
 * @param backoffMaximum the longest pause
 */
public record ReadSettings(
        int pagesAhead,
        int concurrentRequests,
        boolean ordered,
        int pageBytes,
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
        if (pageBytes < 0) {
            throw new IllegalArgumentException("pageBytes must not be negative: " + pageBytes);
        }
        if (!(rowsPerSecond >= 0) || !(bytesPerSecond >= 0)) {
            throw new IllegalArgumentException(
                    "a rate limit must not be negative: " + rowsPerSecond + " rows/s, " + bytesPerSecond + " bytes/s");
        }
    }

    /** Two pages ahead, two requests at a time, in order, no limit, five minutes of retries. */
    public static ReadSettings defaults() {
        return new ReadSettings(
                2, 2, true, 0, 0, 0, Duration.ofMinutes(5), Duration.ofMillis(50), Duration.ofSeconds(5));
    }

    /** The same with other bounds on what is read ahead. */
    public ReadSettings withAhead(int pages, int requests) {
        return new ReadSettings(
                pages,
                requests,
                ordered,
                pageBytes,
                rowsPerSecond,
                bytesPerSecond,
                retryDeadline,
                backoffInitial,
                backoffMaximum);
    }

    /** The same with rows of different requests in any order. */
    public ReadSettings inAnyOrder() {
        return new ReadSettings(
                pagesAhead,
                concurrentRequests,
                false,
                pageBytes,
                rowsPerSecond,
                bytesPerSecond,
                retryDeadline,
                backoffInitial,
                backoffMaximum);
    }

    /** The same with pages of about that many bytes. */
    public ReadSettings withPageBytes(int bytes) {
        return new ReadSettings(
                pagesAhead,
                concurrentRequests,
                ordered,
                bytes,
                rowsPerSecond,
                bytesPerSecond,
                retryDeadline,
                backoffInitial,
                backoffMaximum);
    }

    /** The same with other rate limits. */
    public ReadSettings withRates(double rows, double bytes) {
        return new ReadSettings(
                pagesAhead,
                concurrentRequests,
                ordered,
                pageBytes,
                rows,
                bytes,
                retryDeadline,
                backoffInitial,
                backoffMaximum);
    }

    /** The same with another deadline and other pauses. */
    public ReadSettings withRetries(Duration deadline, Duration initial, Duration maximum) {
        return new ReadSettings(
                pagesAhead,
                concurrentRequests,
                ordered,
                pageBytes,
                rowsPerSecond,
                bytesPerSecond,
                deadline,
                initial,
                maximum);
    }
}
