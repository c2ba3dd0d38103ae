package dev.scamander.connect.source;

/**
 * A unit that is being read.
 *
 * @param state how far it is read
 * @param scan what of it is read
 * @param reader reads it
 */
record OpenUnit(UnitState state, Increments.Scan scan, UnitReader reader) {
    SnapshotUnit unit() {
        return state.unit();
    }
}
