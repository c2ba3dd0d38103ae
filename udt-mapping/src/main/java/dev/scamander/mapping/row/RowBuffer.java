package dev.scamander.mapping.row;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.cql.CqlOutput;
import java.util.Arrays;

/** The row that is being filled: one output for the bytes of all slots, and where each slot's bytes lie in it. */
final class RowBuffer {
    private static final int ABSENT = -3;
    private static final int MISSING = -2;
    private static final int NULL = -1;

    private final CqlOutput out = new CqlOutput();
    private final int[] starts;
    private final int[] ends;
    private long generation;

    RowBuffer(int slots) {
        this.starts = new int[slots];
        this.ends = new int[slots];
        reset();
    }

    /** Forgets the last row, whether it was finished or not. */
    void reset() {
        out.reset();
        Arrays.fill(starts, MISSING);
        generation++;
    }

    /** A number that no earlier row had. */
    long generation() {
        return generation;
    }

    /** Fills a slot with what the encoder makes of the source: a value, behind its length, or null. */
    <S> void fill(int slot, CqlEncoder<? super S> encoder, S source) {
        int start = out.beginValue();
        if (encoder.encode(source, out)) {
            out.endValue(start);
            starts[slot] = start;
            ends[slot] = out.position();
        } else {
            out.truncate(start - Integer.BYTES);
            starts[slot] = NULL;
        }
    }

    void setNull(int slot) {
        starts[slot] = NULL;
    }

    /** Notes that there is no key, value or header that could have the slot's field. */
    void setAbsent(int slot) {
        starts[slot] = ABSENT;
    }

    void setMissing(int slot) {
        starts[slot] = MISSING;
    }

    boolean isMissing(int slot) {
        return starts[slot] == MISSING;
    }

    boolean isNull(int slot) {
        return starts[slot] == NULL;
    }

    boolean isAbsent(int slot) {
        return starts[slot] == ABSENT;
    }

    boolean hasValue(int slot) {
        return starts[slot] >= 0;
    }

    int start(int slot) {
        return starts[slot];
    }

    int length(int slot) {
        return ends[slot] - starts[slot];
    }

    /** The eight bytes of a bigint slot as a number. */
    long longAt(int slot) {
        int at = starts[slot];
        return ((long) out.getInt(at) << 32) | (out.getInt(at + 4) & 0xFFFFFFFFL);
    }

    /** The first bytes written, in an array of their own: the slots' values in the order of filling, each behind its length. */
    byte[] copy(int length) {
        return Arrays.copyOf(out.array(), length);
    }

    /** Copies a slot's value with the length before it. */
    void copyTo(int slot, byte[] target, int at) {
        int from = starts[slot] - Integer.BYTES;
        System.arraycopy(out.array(), from, target, at, ends[slot] - from);
    }
}
