package dev.scamander.cassandra.write;

/** A {@link TableWrite} made ready by a pipeline: prepared, and checked against the table. Usable with that pipeline alone. */
public final class WriteTarget {
    private final TableWrite write;

    WriteTarget(TableWrite write) {
        this.write = write;
    }

    /** What was prepared. */
    public TableWrite write() {
        return write;
    }
}
