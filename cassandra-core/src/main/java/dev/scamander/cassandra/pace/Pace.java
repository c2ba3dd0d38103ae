package dev.scamander.cassandra.pace;

import java.util.function.LongSupplier;

/** Keeps to a rate of rows and bytes: what has passed pushes the moment forward at which more may. For one thread at a time. */
public final class Pace {
    private final double nanosPerRow;
    private final double nanosPerByte;
    private final LongSupplier clock;
    private final long origin;
    private double free;

    /**
     * Makes a pace.
     *
     * @param rowsPerSecond rows per second at most; 0 for no limit
     * @param bytesPerSecond bytes per second at most; 0 for no limit
     * @param nanoClock the time in nanoseconds
     */
    public Pace(double rowsPerSecond, double bytesPerSecond, LongSupplier nanoClock) {
        this.nanosPerRow = rowsPerSecond == 0 ? 0 : 1e9 / rowsPerSecond;
        this.nanosPerByte = bytesPerSecond == 0 ? 0 : 1e9 / bytesPerSecond;
        this.clock = nanoClock;
        this.origin = nanoClock.getAsLong();
    }

    /**
     * Counts what has passed.
     *
     * @param rows rows
     * @param bytes bytes
     */
    public void passed(long rows, long bytes) {
        double cost = Math.max(rows * nanosPerRow, bytes * nanosPerByte);
        if (cost > 0) {
            free = Math.max(free, clock.getAsLong() - origin) + cost;
        }
    }

    /** How many nanoseconds to wait before more may pass. */
    public long delayNanos() {
        return free == 0 ? 0 : Math.max(0, (long) free - (clock.getAsLong() - origin));
    }
}
