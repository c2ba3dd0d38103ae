package dev.scamander.mapping.random;

import java.util.SplittableRandom;

/** The seed of a test with random data: printed, and given again by {@code -Dscamander.seed=...}. */
public final class Seed {

    private Seed() {}

    /** A generator for a test; prints how to repeat it. */
    public static SplittableRandom random(Class<?> test) {
        long seed = Long.getLong("scamander.seed", System.nanoTime());
        System.out.printf("%s: seed %d (repeat with -Dscamander.seed=%d)%n", test.getSimpleName(), seed, seed);
        return new SplittableRandom(seed);
    }

    /** How many cases a test runs: {@code -Dscamander.cases=...} changes it. */
    public static int cases(int usual) {
        return Integer.getInteger("scamander.cases", usual);
    }
}
