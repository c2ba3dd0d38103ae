package dev.scamander.cassandra.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again: exponential with jitter, within a deadline.
 *
 * @param initial the pause after the first failure, before jitter
 * @param maximum the longest pause, before jitter
 * @param deadline how long after the first attempt a new one may still begin
 */
public record Backoff(Duration initial, Duration maximum, Duration deadline) {
    /** Says that there is no time for another attempt. */
    public static final long NO_MORE = -1;

    /**
     * The pause before the next attempt.
     *
     * @param failures how many attempts have failed, at least 1
     * @param elapsedNanos how long ago the first attempt began
     * @return nanoseconds, or {@link #NO_MORE} when the deadline is reached
     */
    public long pauseNanos(int failures, long elapsedNanos) {
        long left = deadline.toNanos() - elapsedNanos;
        if (left <= 0) {
            return NO_MORE;
        }
        long ceiling = maximum.toNanos();
        int doublings = Math.min(failures - 1, 30);
        long first = initial.toNanos();
        long pause = first > ceiling >> doublings ? ceiling : first << doublings;
        // Half fixed, half random: clients that failed together do not come back together.
        long jittered = pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
        return Math.min(jittered, left);
    }

    /**
     * Whether to tell in the log of a failure: of the first, and then the more seldom the longer it lasts.
     *
     * @param failures how many attempts have failed, at least 1
     */
    public static boolean isTold(int failures) {
        return Integer.bitCount(failures) == 1;
    }
}
