package dev.scamander.benchmarks.mapping;

import java.util.List;

/**
 * How long each contender is measured. Many short iterations rather than few long ones: what else runs on the machine then
 * spoils some of them, and the median does not see it.
 *
 * @param rounds how often each contender has its turn, each time in a new JVM
 * @param warmups warm-up iterations of half a second in each turn
 * @param measurements measured iterations of a quarter of a second in each turn
 */
record Pace(int rounds, int warmups, int measurements) {

    static final Pace FULL = new Pace(5, 6, 12);
    static final Pace QUICK = new Pace(3, 3, 5);

    /** As JMH's options. */
    List<String> options() {
        return List.of(
                "-f",
                "1",
                "-w",
                "500ms",
                "-r",
                "250ms",
                "-wi",
                Integer.toString(warmups),
                "-i",
                Integer.toString(measurements));
    }
}
