package dev.scamander.cassandra.read;

import java.io.Serializable;

/**
 * How keys are looked up.
 *
 * @param keysPerRequest keys that one request may name at most; 1 asks for each by itself
 * @param concurrentRequests requests under way or waiting to be consumed, at most
 * @param pageSize rows of a page
 * @param reads retries and rate limits
 */
public record LookupSettings(int keysPerRequest, int concurrentRequests, int pageSize, ReadSettings reads)
        implements Serializable {

    /** Servers may refuse requests that name more keys than 20. */
    public static final int DEFAULT_KEYS_PER_REQUEST = 16;

    /** Checks the numbers. */
    public LookupSettings {
        if (!reads.ordered()) {
            throw new IllegalArgumentException("lookups are told apart by the order of their requests");
        }
        if (keysPerRequest < 1 || concurrentRequests < 1 || pageSize < 1) {
            throw new IllegalArgumentException(
                    "keysPerRequest, concurrentRequests and pageSize must be at least 1, not " + keysPerRequest + ", "
                            + concurrentRequests + " and " + pageSize);
        }
    }

    /** Sixteen keys per request, eight requests at a time, pages of a thousand rows. */
    public static LookupSettings defaults() {
        return new LookupSettings(DEFAULT_KEYS_PER_REQUEST, 8, 1000, ReadSettings.defaults());
    }
}
