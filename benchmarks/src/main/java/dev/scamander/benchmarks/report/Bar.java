package dev.scamander.benchmarks.report;

import java.util.Locale;

/**
 * What a measured value is held to.
 *
 * @param limit the value that is just good enough
 * @param atLeast whether higher is better
 */
public record Bar(double limit, boolean atLeast) {

    /** Higher is better. */
    public static Bar atLeast(double limit) {
        return new Bar(limit, true);
    }

    /** Lower is better. */
    public static Bar atMost(double limit) {
        return new Bar(limit, false);
    }

    /** Whether the value is good enough. */
    public boolean isMetBy(double value) {
        return atLeast ? value >= limit : value <= limit;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f", atLeast ? ">=" : "<=", limit);
    }
}
