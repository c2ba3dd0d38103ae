package dev.scamander.cassandra.write;

import dev.scamander.cassandra.protocol.Cells;

/** A row as it was submitted, kept until it is acknowledged: a failing statement is made anew from its rows. */
final class PendingRow {
    /** What Cassandra keeps beside each value and each row: timestamps, liveness. Its batch warning counts these too. */
    private static final int CELL_OVERHEAD = 16;

    final WriteTarget target;
    final byte[] cells;
    final long timestamp;
    final int ttl;
    final boolean callersTimestamp;

    /** Whether some cell is unset. */
    final boolean partial;

    /** About what the row weighs in the server's accounts of a batch. */
    final int weight;

    /** Null where several rows were merged into this one. */
    final Acknowledgement acknowledgement;

    /** The row that was merged into the same operation after this one. */
    PendingRow next;

    PendingRow(
            WriteTarget target,
            byte[] cells,
            long timestamp,
            boolean callersTimestamp,
            int ttl,
            Acknowledgement acknowledgement) {
        this.target = target;
        this.cells = cells;
        this.timestamp = timestamp;
        this.callersTimestamp = callersTimestamp;
        this.ttl = ttl;
        this.acknowledgement = acknowledgement;
        int weighing = CELL_OVERHEAD;
        boolean unset = false;
        for (int at = 0; at < cells.length; at = Cells.next(cells, at)) {
            int length = Cells.length(cells, at);
            if (length == Cells.UNSET) {
                unset = true;
            } else {
                weighing += CELL_OVERHEAD + Math.max(0, length);
            }
        }
        this.weight = weighing;
        this.partial = unset;
    }

    /** The same row with other cells and another timestamp, which stands for several rows. */
    PendingRow merged(byte[] newCells, long newTimestamp) {
        return new PendingRow(target, newCells, newTimestamp, callersTimestamp, ttl, null);
    }

    /** The memory that its values take. */
    int bytes() {
        return cells.length;
    }
}
