package dev.scamander.connect.sink;

/** Lets through so many records per second on average, and after a pause at most those of a tenth of a second at once. */
final class RateLimit {
    private static final double BURST_SECONDS = 0.1;

    private final double perSecond;
    private double allowance;
    private long asOf;

    /**
     * Sets the limit.
     *
     * @param perSecond records per second; 0 for no limit
     * @param nanoTime now, by {@link System#nanoTime()}
     */
    RateLimit(double perSecond, long nanoTime) {
        this.perSecond = perSecond;
        this.asOf = nanoTime;
        this.allowance = burst();
    }

    /** Whether there is a limit at all; without one nothing else need be asked. */
    boolean isSet() {
        return perSecond > 0;
    }

    /** Takes one record through, if it may. */
    boolean tryTake(long nanoTime) {
        allowance = Math.min(burst(), allowance + (nanoTime - asOf) * perSecond / 1e9);
        asOf = nanoTime;
        if (allowance < 1) {
            return false;
        }
        allowance--;
        return true;
    }

    private double burst() {
        return Math.max(1, perSecond * BURST_SECONDS);
    }
}
