package dev.scamander.connect.source;

import dev.scamander.connect.source.config.IncrementSettings;
import dev.scamander.connect.source.config.SourceMode;
import java.util.Optional;

/**
 * Decides what of a unit to read next: the whole of it, or the window of times that has come since the last one. Windows of
 * a unit follow each other without a gap and without overlap.
 *
 * <p>Between a snapshot and the increments after it, the border is a time like any other: the snapshot passes over rows of
 * that time and later, and the first increment begins there.
 */
final class Increments {
    private final SourceMode mode;
    private final IncrementSettings settings;
    private final long startedMillis;

    /**
     * Sets out.
     *
     * @param startedMillis when the task was started, in milliseconds of UTC
     */
    Increments(SourceMode mode, IncrementSettings settings, long startedMillis) {
        this.mode = mode;
        this.settings = settings;
        this.startedMillis = startedMillis;
    }

    /**
     * What to read next.
     *
     * @param progress how far the unit is read; null if it never was
     * @param nowMillis the time
     * @return empty if there is nothing yet
     */
    Optional<Scan> next(Progress progress, long nowMillis) {
        if (progress != null && !progress.done()) {
            return Optional.of(scan(progress.window(), progress.row()));
        }
        if (!mode.polls()) {
            return progress == null ? Optional.of(scan(Window.ALL, null)) : Optional.empty();
        }
        long from = progress == null ? first() : progress.window().to();
        long to = nowMillis - settings.lag().toMillis();
        return from < to ? Optional.of(scan(new Window(from, to), null)) : Optional.empty();
    }

    private long first() {
        if (mode == SourceMode.SNAPSHOT_AND_INCREMENTAL) {
            return Long.MIN_VALUE;
        }
        return settings.startMillis() == IncrementSettings.NOW ? startedMillis : settings.startMillis();
    }

    private Scan scan(Window window, RowPosition after) {
        // a snapshot takes rows without a time too, which no condition on the time would find
        boolean whole =
                mode == SourceMode.SNAPSHOT || mode == SourceMode.SNAPSHOT_AND_INCREMENTAL && window.isFromBeginning();
        return new Scan(window, whole, after);
    }

    /** Whether there can be anything to read behind what is read. */
    boolean isFinished(Progress progress) {
        return !mode.polls() && progress != null && progress.done();
    }

    /**
     * Checks that the offset of a unit is one of a mode.
     *
     * @throws IllegalArgumentException if it is not: to go on from it would lose or repeat rows
     */
    static void checkFits(SourceMode mode, SnapshotUnit unit, Window window) {
        if (window.isAll() && mode.polls()) {
            throw new IllegalArgumentException(
                    "The offset of unit " + unit + " is of a snapshot, and does not say from which"
                            + " time on increments are to be read; give it '" + Window.TO + "', or reset it");
        }
        if (!window.isAll() && !mode.polls()) {
            throw new IllegalArgumentException("The offset of unit " + unit + " is of increments, and mode is " + mode
                    + "; reset it to read the table anew");
        }
    }

    /**
     * What of a unit to read.
     *
     * @param window the times
     * @param whole whether Cassandra is asked for rows of any time, and those behind the window are passed over
     * @param after the row behind which to begin; null for the beginning
     */
    record Scan(Window window, boolean whole, RowPosition after) {}
}
