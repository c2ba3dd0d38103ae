package dev.scamander.cassandra.write;

import java.util.concurrent.TimeUnit;

/**
 * Decides whether rows whose request is not full wait for company: where the settings say for how long, and in a <em>rush</em>,
 * when so many rows come that requests fill by themselves in no time. Small requests would only keep the cluster from the full
 * ones then. Guarded by the pipeline's lock.
 */
final class Gathering {
    /** So many rows within that time are a rush: about ten thousand a second. */
    static final int RUSH_ROWS = 512;

    static final long RUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** In a rush, rows in small company wait between half and all of a second's half. */
    private static final int RUSH_LOOKS = 5;

    private final Timing timing;
    private final boolean lingers;
    private final long lookNanos;
    private final int looksToFlush;
    private boolean rush;
    private boolean looking;
    private int rows;
    private long rowsSince;
    private int looks;
    private long rowsAtLastFlush;

    Gathering(WriteSettings settings, Timing timing) {
        this.timing = timing;
        long linger = WriteEngine.saturatedNanos(settings.linger());
        this.lingers = linger > 0;
        this.lookNanos = lingers ? Math.max(1, linger / 2) : RUSH_NANOS;
        this.looksToFlush = lingers ? 1 : RUSH_LOOKS;
        this.rowsSince = timing.nanoTime();
    }

    /** Whether what is not full waits now. */
    boolean waits() {
        return lingers || rush;
    }

    /**
     * Counts a row.
     *
     * @return whether {@link #look} has to be called from now on
     */
    boolean row() {
        rows++;
        if (looking) {
            return false;
        }
        if (!lingers && !rushes()) {
            return false;
        }
        looking = true;
        looks = 0;
        return true;
    }

    private boolean rushes() {
        if (rows < RUSH_ROWS) {
            return false;
        }
        long now = timing.nanoTime();
        rush = now - rowsSince < RUSH_NANOS;
        rows = 0;
        rowsSince = now;
        return rush;
    }

    /** How long until the next look. */
    long lookNanos() {
        return lookNanos;
    }

    /**
     * Looks at what has come since the last look.
     *
     * @param accepted how many rows the pipeline has taken
     * @param pressed whether the buffer is filled so far that requests go for that alone: fewer rows come then than there are
     * @return how many of the rows have waited long enough: up to that one, they are to be sent
     */
    long look(long accepted, boolean pressed) {
        if (!lingers && rows < RUSH_ROWS && !pressed) {
            rush = false;
        }
        rows = 0;
        long due = -1;
        if (++looks >= looksToFlush) {
            looks = 0;
            due = rowsAtLastFlush;
            rowsAtLastFlush = accepted;
        }
        return due;
    }

    /**
     * Whether to look again.
     *
     * @param anyWait whether rows wait
     */
    boolean looksAgain(boolean anyWait) {
        looking = rush || lingers && anyWait;
        if (!looking) {
            rowsSince = timing.nanoTime();
        }
        return looking;
    }
}
