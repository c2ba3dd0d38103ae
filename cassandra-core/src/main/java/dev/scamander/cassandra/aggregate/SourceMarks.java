package dev.scamander.cassandra.aggregate;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Tells a source that is read again from one that was made anew under the same name, whose records would be taken for
 * records that were counted already. The first record that was ever seen is marked, and from there the first one in every
 * range of sequence numbers between two powers of two: at most 63 marks however long the source is, and one made anew is met
 * by a mark at its beginning.
 */
public final class SourceMarks {
    private final TreeMap<Integer, SourceMark> marks = new TreeMap<>();

    /** What a record says about its source. */
    public enum Verdict {
        /** Nothing that speaks against the source. */
        KNOWN,
        /** The same, and the record is a new mark. */
        NEW_MARK,
        /** There was another record at this place. */
        FOREIGN,
        /** The record lies before the first one that was ever counted: totals are ahead of it, and it is not in them. */
        BEFORE_FIRST
    }

    /** Marks that were stored. */
    public SourceMarks(Collection<SourceMark> stored) {
        stored.forEach(mark -> marks.put(range(mark.sequence()), mark));
    }

    /**
     * Looks at a record.
     *
     * @param sequence the record's number, from 0
     * @param mark makes the mark of the record; asked only where there is or should be one
     */
    public Verdict see(long sequence, Supplier<SourceMark> mark) {
        int range = range(sequence);
        SourceMark known = marks.get(range);
        if (known == null) {
            if (!marks.isEmpty() && range < marks.firstKey()) {
                return Verdict.BEFORE_FIRST;
            }
            marks.put(range, mark.get());
            return Verdict.NEW_MARK;
        }
        if (known.sequence() == sequence) {
            return known.equals(mark.get()) ? Verdict.KNOWN : Verdict.FOREIGN;
        }
        return sequence < marks.firstEntry().getValue().sequence() ? Verdict.BEFORE_FIRST : Verdict.KNOWN;
    }

    /** The mark in the range of a number. */
    public Optional<SourceMark> at(long sequence) {
        return Optional.ofNullable(marks.get(range(sequence)));
    }

    /** The first record that was ever seen. */
    public Optional<SourceMark> first() {
        return marks.isEmpty()
                ? Optional.empty()
                : Optional.of(marks.firstEntry().getValue());
    }

    private static int range(long sequence) {
        return Long.SIZE - Long.numberOfLeadingZeros(sequence + 1);
    }
}
