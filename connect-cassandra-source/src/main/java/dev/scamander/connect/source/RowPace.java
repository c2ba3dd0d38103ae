package dev.scamander.connect.source;

import java.util.concurrent.TimeUnit;

/** Keeps to a number of rows per second, over all units of a task. */
final class RowPace {
    private final double nanosPerRow;
    private double free = Double.NEGATIVE_INFINITY;

    /** For that many rows per second; 0 for no limit. */
    RowPace(double rowsPerSecond) {
        this.nanosPerRow = rowsPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rowsPerSecond;
    }

    /** How many rows may be handed over at a time, so that they come evenly: a tenth of a second's. */
    int most(int wanted) {
        if (nanosPerRow == 0) {
            return wanted;
        }
        return (int) Math.max(1, Math.min(wanted, TimeUnit.MILLISECONDS.toNanos(100) / nanosPerRow));
    }

    /** Counts rows handed over. */
    void count(int rows, long nowNanos) {
        free = Math.max(free, nowNanos) + rows * nanosPerRow;
    }

    /** How long to wait before the next rows. */
    long delayNanos(long nowNanos) {
        return nanosPerRow == 0 ? 0 : Math.max(0, (long) (free - nowNanos));
    }
}
