package dev.scamander.connect.sink;

import java.util.ArrayDeque;
import java.util.OptionalLong;

/**
 * The records of one topic partition that were taken and not yet committed, in the order of their offsets. Acknowledgements
 * come in any order; the offset that may be committed is the one before which all are settled and at which a task that
 * takes over gives the same write timestamps (see {@link WriteClock}).
 */
final class OffsetTracker {
    /**
     * How many settled records may wait for a fresh start. A topic whose records all bear one timestamp has none, and must
     * be committed all the same.
     */
    static final int MOST_WAITING = 100_000;

    private final boolean atFreshStarts;
    private final ArrayDeque<InFlightRecord> unsettled = new ArrayDeque<>();
    private long settledEnd = -1;
    private long committable = -1;
    private int waiting;
    private long lastArrival;

    /**
     * Tracks one partition.
     *
     * @param atFreshStarts whether to commit at fresh starts only; false where a record replayed costs more than an order
     *     kept, as with counters
     */
    OffsetTracker(boolean atFreshStarts) {
        this.atFreshStarts = atFreshStarts;
    }

    /** Takes a record; offsets only grow. */
    void add(InFlightRecord record, long nanoTime) {
        unsettled.addLast(record);
        lastArrival = nanoTime;
    }

    /** When the last record was taken, by {@link System#nanoTime()}. */
    long lastArrival() {
        return lastArrival;
    }

    /** How many records are taken and not known to be settled. */
    int size() {
        return unsettled.size();
    }

    /**
     * The offset to commit: that of the next record to be read after a restart.
     *
     * @param consumed the offset after the last record that the worker handed over, dropped ones included
     * @param atEnd whether this seems to be the partition's end: the next record is of another time then
     * @return empty if nothing may be committed yet
     */
    OptionalLong committable(long consumed, boolean atEnd) {
        settle();
        boolean anywhere = !atFreshStarts || waiting == 0 || atEnd;
        if (unsettled.isEmpty() && anywhere) {
            commitUpTo(Math.max(consumed, settledEnd));
        } else if (!atFreshStarts || waiting > MOST_WAITING) {
            commitUpTo(settledEnd);
        }
        return committable < 0 ? OptionalLong.empty() : OptionalLong.of(committable);
    }

    /** Lets go of the partition. */
    void abandon() {
        unsettled.forEach(InFlightRecord::abandon);
        unsettled.clear();
    }

    /** Advances over what is settled. */
    void settle() {
        InFlightRecord head;
        while ((head = unsettled.peekFirst()) != null) {
            if (head.isFreshStart()) {
                commitUpTo(head.offset());
            }
            if (!head.isSettled()) {
                return;
            }
            settledEnd = head.offset() + 1;
            waiting++;
            unsettled.removeFirst();
        }
    }

    private void commitUpTo(long offset) {
        committable = Math.max(committable, offset);
        waiting = 0;
    }
}
