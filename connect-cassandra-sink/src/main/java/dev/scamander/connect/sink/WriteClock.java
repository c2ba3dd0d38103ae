package dev.scamander.connect.sink;

/**
 * Gives the records of one topic partition their write timestamps: the record's own time, made strictly increasing by
 * offset. Cassandra keeps the value with the highest timestamp, and breaks ties by value; so without this, two updates
 * of a key within one millisecond, or from producers whose clocks differ, would end in either state.
 *
 * <p>A record's timestamp depends on those before it only back to the last <em>fresh start</em>, a record whose own time is
 * later than all timestamps given out. A task that begins at a fresh start gives every record the timestamp that it had
 * before, which is what makes replays, and two tasks that briefly both own a partition, harmless. Offsets are therefore
 * committed at fresh starts (see {@link OffsetTracker}).
 */
final class WriteClock {
    /** A step back by more than this is history being loaded, not a clock that is off: it is followed. */
    static final long LONGEST_STEP_BACK_MICROS = 3_600_000_000L;

    private long last = Long.MIN_VALUE;
    private boolean freshStart;

    /**
     * The write timestamp of the next record.
     *
     * @param recordMillis the record's time in milliseconds since 1970-01-01T00:00Z
     * @return microseconds since then
     */
    long next(long recordMillis) {
        long micros = recordMillis * 1_000;
        freshStart = last == Long.MIN_VALUE || micros > last || last - micros > LONGEST_STEP_BACK_MICROS;
        last = freshStart ? micros : last + 1;
        return last;
    }

    /** Whether the record just timed is a fresh start. */
    boolean isFreshStart() {
        return freshStart;
    }
}
