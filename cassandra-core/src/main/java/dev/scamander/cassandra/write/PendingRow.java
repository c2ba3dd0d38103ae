package dev.scamander.cassandra.write;

import java.nio.ByteBuffer;

/** A row as it was submitted, kept until it is acknowledged: a failing statement is made anew from its rows. */
final class PendingRow {
    final WriteTarget target;
    final ByteBuffer[] values;
    final long timestamp;
    final boolean callersTimestamp;
    final int ttl;
    final Acknowledgement acknowledgement;
    final int bytes;

    /** The row that was merged into the same operation after this one. */
    PendingRow next;

    PendingRow(
            WriteTarget target,
            ByteBuffer[] values,
            long timestamp,
            boolean callersTimestamp,
            int ttl,
            Acknowledgement acknowledgement) {
        this.target = target;
        this.values = values;
        this.timestamp = timestamp;
        this.callersTimestamp = callersTimestamp;
        this.ttl = ttl;
        this.acknowledgement = acknowledgement;
        int sum = 0;
        for (ByteBuffer value : values) {
            sum += value == null ? 0 : value.remaining();
        }
        this.bytes = sum;
    }
}
