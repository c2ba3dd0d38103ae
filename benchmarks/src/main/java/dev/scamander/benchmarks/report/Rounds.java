package dev.scamander.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one contender measured, round by round. Rounds of different contenders are taken in turn, so that round <i>n</i> of
 * one and round <i>n</i> of another met the same machine.
 *
 * @param rounds the measurements of each round, in the contender's unit; no round is empty
 */
public record Rounds(List<double[]> rounds) {

    public Rounds {
        if (rounds.isEmpty() || rounds.stream().anyMatch(round -> round.length == 0)) {
            throw new IllegalArgumentException("a contender needs at least one measurement in every round");
        }
        rounds = List.copyOf(rounds);
    }

    /** One measurement to a round. */
    public static Rounds ofSingles(double... measurements) {
        List<double[]> rounds = new ArrayList<>();
        for (double measurement : measurements) {
            rounds.add(new double[] {measurement});
        }
        return new Rounds(rounds);
    }

    /** How many rounds were taken. */
    public int count() {
        return rounds.size();
    }

    /** The median of one round's measurements. */
    public double median(int round) {
        return Median.of(rounds.get(round));
    }

    /** The median of all measurements of all rounds. */
    public double median() {
        return Median.of(all());
    }

    /** The smallest measurement of all. */
    public double min() {
        return Arrays.stream(all()).min().orElseThrow();
    }

    /** The largest measurement of all. */
    public double max() {
        return Arrays.stream(all()).max().orElseThrow();
    }

    private double[] all() {
        return rounds.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
