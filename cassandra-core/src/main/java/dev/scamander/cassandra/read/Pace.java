package dev.scamander.cassandra.read;

import java.util.function.LongSupplier;

/** Keeps to a rate of rows and bytes: what was received pushes the moment forward at which more may be asked for. */
final class Pace {
    private final double nanosPerRow;
    private final double nanosPerByte;
    private final LongSupplier clock;
    private final long origin;
    private double free;

    Pace(double rowsPerSecond, double bytesPerSecond, LongSupplier nanoClock) {
        this.nanosPerRow = rowsPerSecond == 0 ? 0 : 1e9 / rowsPerSecond;
        this.nanosPerByte = bytesPerSecond == 0 ? 0 : 1e9 / bytesPerSecond;
        this.clock = nanoClock;
        this.origin = nanoClock.getAsLong();
    }

    /** Counts what was received. Not safe for use by several threads at once. */
    void received(long rows, long bytes) {
        double cost = Math.max(rows * nanosPerRow, bytes * nanosPerByte);
        if (cost > 0) {
            free = Math.max(free, clock.getAsLong() - origin) + cost;
        }
    }

    /** How long to wait before asking for more. */
    long delayNanos() {
        return free == 0 ? 0 : Math.max(0, (long) free - (clock.getAsLong() - origin));
    }
}
