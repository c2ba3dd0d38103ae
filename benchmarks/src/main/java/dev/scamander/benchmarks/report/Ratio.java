package dev.scamander.benchmarks.report;

import java.util.Locale;

/**
 * How two contenders compare. The ratio is made within each round, where both met the same machine, and the median of the
 * rounds' ratios is the one that counts.
 *
 * @param name the machine-readable name, such as {@code mapping.weather.vs_commons}
 * @param value the median of the rounds' ratios
 * @param min the smallest round's ratio
 * @param max the largest round's ratio
 */
public record Ratio(String name, double value, double min, double max) {

    /**
     * {@code numerator / denominator}, round by round.
     *
     * @throws IllegalArgumentException when the two did not take the same number of rounds
     */
    public static Ratio of(String name, Rounds numerator, Rounds denominator) {
        if (numerator.count() != denominator.count()) {
            throw new IllegalArgumentException(
                    name + ": " + numerator.count() + " rounds cannot be compared with " + denominator.count());
        }
        double[] ratios = new double[numerator.count()];
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = numerator.median(round) / denominator.median(round);
            min = Math.min(min, ratios[round]);
            max = Math.max(max, ratios[round]);
        }
        return new Ratio(name, Median.of(ratios), min, max);
    }

    /** The line that scripts read. */
    public String line() {
        return String.format(Locale.ROOT, "RATIO %s=%.2f", name, value);
    }
}
