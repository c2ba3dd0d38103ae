package dev.scamander.connect.source;

/** A unit as its task knows it: how far it was read, and when to look again. For the task's thread alone. */
final class UnitState {
    private final SnapshotUnit unit;
    private Progress progress;
    private boolean readOnce;
    private long dueMillis;

    /** A unit, read so far; null if it never was. */
    UnitState(SnapshotUnit unit, Progress progress) {
        this.unit = unit;
        this.progress = progress;
        this.readOnce =
                progress != null && (progress.done() || !progress.window().isFromBeginning());
    }

    SnapshotUnit unit() {
        return unit;
    }

    /** How far the unit is read; null if it never was. */
    Progress progress() {
        return progress;
    }

    void readUpTo(RowPosition row) {
        progress = new Progress(row.window(), row.isLast(), row);
    }

    /** Notes that nothing is left in a window. */
    void readAll(Window window) {
        progress = new Progress(window, true, null);
        readOnce = true;
    }

    /** Whether all rows that the unit had at some time have been read. */
    boolean isReadOnce() {
        return readOnce;
    }

    /** When there may be something to read again. */
    long dueMillis() {
        return dueMillis;
    }

    void rest(long untilMillis) {
        dueMillis = untilMillis;
    }
}
