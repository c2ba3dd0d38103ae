package dev.scamander.benchmarks.mapping;

import java.util.List;

/**
 * How long each contender is measured.
 *
 * @param rounds how often each contender has its turn, each time in a new JVM
 * @param warmups seconds of warm-up in each turn
 * @param measurements measured iterations of one second in each turn
 */
record Pace(int rounds, int warmups, int measurements) {

    static final Pace FULL = new Pace(3, 4, 5);
    static final Pace QUICK = new Pace(2, 2, 2);

    /** As JMH's options. */
    List<String> options() {
        return List.of(
                "-f",
                "1",
                "-w",
                "1s",
                "-r",
                "1s",
                "-wi",
                Integer.toString(warmups),
                "-i",
                Integer.toString(measurements));
    }
}
