package dev.scamander.benchmarks.report;

import java.util.Arrays;

/** The middle of a set of measurements: one disturbed measurement does not move it. */
final class Median {

    private Median() {}

    /**
     * The median; of an even number of measurements, the mean of the two in the middle.
     *
     * @param measurements at least one, in any order; not changed
     */
    static double of(double[] measurements) {
        double[] sorted = measurements.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
