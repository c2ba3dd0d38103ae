package dev.scamander.cassandra.aggregate;

import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The totals of one key over one source, up to one of its records. Records come in the order of their sequence numbers:
 *
 * <pre>{@code
 * if (!totals.hasCounted(sequence)) {
 *     totals.add(values);          // once, or for each row of an epoch
 *     totals.advanceTo(sequence);
 * }
 * }</pre>
 *
 * <p>For one thread at a time.
 */
public final class RunningTotals {
    /** The {@link #upto} of a state in which nothing is counted. */
    public static final long NOTHING = -1;

    private final Total[] totals;
    private long upto = NOTHING;

    RunningTotals(List<AggregateColumn> columns) {
        totals = columns.stream().map(Total::of).toArray(Total[]::new);
    }

    /** The sequence number of the last record that is counted; {@link #NOTHING} before the first. */
    public long upto() {
        return upto;
    }

    /** Whether the record of this number is in the totals already. */
    public boolean hasCounted(long sequence) {
        return sequence <= upto;
    }

    /**
     * Adds the values of a record to all totals, or to none.
     *
     * @param values in protocol form, in the order of the columns from {@code first} on; null and unset ones are not counted
     * @param first where they begin in the array
     * @throws ArithmeticException if a total would not fit its column, naming both; the totals are as before then
     */
    public void add(ByteBuffer[] values, int first) {
        stage(values, first);
        take();
    }

    /**
     * The first half of {@link #add}: computes the totals, and leaves those that are as they are until {@link #take}.
     *
     * @throws ArithmeticException if a total would not fit its column, naming both
     */
    public void stage(ByteBuffer[] values, int first) {
        for (int i = 0; i < totals.length; i++) {
            ByteBuffer value = values[first + i];
            if (value == null || value == ProtocolConstants.UNSET_VALUE) {
                totals[i].keep();
            } else {
                totals[i].stage(value);
            }
        }
    }

    /** Takes what was staged last. */
    public void take() {
        for (Total total : totals) {
            total.take();
        }
    }

    /**
     * Notes up to which record is counted.
     *
     * @throws IllegalArgumentException if that is not later than before
     */
    public void advanceTo(long sequence) {
        if (sequence <= upto) {
            throw new IllegalArgumentException(sequence + " is not after " + upto);
        }
        upto = sequence;
    }

    /** Takes a stored state over. */
    void restore(long storedUpto, ByteBuffer[] stored) {
        for (int i = 0; i < totals.length; i++) {
            if (stored[i] != null) {
                totals[i].restore(stored[i]);
            }
        }
        upto = storedUpto;
    }

    /** Writes the totals in protocol form; a total without any value yet is unset. */
    void writeTo(ByteBuffer[] values, int first) {
        for (int i = 0; i < totals.length; i++) {
            ByteBuffer bytes = totals[i].bytes();
            values[first + i] = bytes == null ? ProtocolConstants.UNSET_VALUE : bytes;
        }
    }
}
