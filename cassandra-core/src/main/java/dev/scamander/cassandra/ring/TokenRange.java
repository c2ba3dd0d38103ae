package dev.scamander.cassandra.ring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of the Murmur3 ring: tokens above {@code start} up to and including {@code end}. Never wraps around: the piece
 * across the end of the ring is two ranges. {@link Long#MIN_VALUE} is the ring's open lower end, and no key's token.
 *
 * @param start the token before the first, exclusive
 * @param end the last token, inclusive; above {@code start}
 */
public record TokenRange(long start, long end) implements Serializable, Comparable<TokenRange> {
    /** The whole ring. */
    public static final TokenRange FULL = new TokenRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Checks the order of the ends. */
    public TokenRange {
        if (start >= end) {
            throw new IllegalArgumentException("a token range must end above its start: (" + start + ", " + end + "]");
        }
    }

    /**
     * The one or two ranges from a start to an end that may lie across the end of the ring, as the server and the driver give
     * them. An end equal to the start is the whole ring.
     */
    public static List<TokenRange> unwrapped(long start, long end) {
        // The ring's lower end, as an end, is its upper end.
        long last = end == Long.MIN_VALUE ? Long.MAX_VALUE : end;
        if (start == end || start == Long.MAX_VALUE && last == Long.MAX_VALUE) {
            return List.of(FULL);
        }
        if (start < last) {
            return List.of(new TokenRange(start, last));
        }
        TokenRange front = new TokenRange(Long.MIN_VALUE, last);
        return start == Long.MAX_VALUE ? List.of(front) : List.of(front, new TokenRange(start, Long.MAX_VALUE));
    }

    /**
     * Cuts the range into pieces of about equal width.
     *
     * @param pieces how many; fewer come back if there are fewer tokens
     * @return ranges that together are this one, in order
     */
    public List<TokenRange> split(int pieces) {
        if (pieces < 1) {
            throw new IllegalArgumentException("a range cannot be cut into " + pieces + " pieces");
        }
        // Of the whole ring the width does not fit a signed long.
        long step = Math.max(1, Long.divideUnsigned(end - start, pieces));
        List<TokenRange> ranges = new ArrayList<>();
        long from = start;
        while (ranges.size() < pieces - 1 && Long.compareUnsigned(end - from, step) > 0) {
            ranges.add(new TokenRange(from, from + step));
            from += step;
        }
        ranges.add(new TokenRange(from, end));
        return ranges;
    }

    /** Whether the token lies in this range. */
    public boolean contains(long token) {
        return token > start && token <= end;
    }

    /** The number of tokens, as a fraction of the ring (0 to 1). */
    public double fraction() {
        return width() / 0x1p64;
    }

    /** The number of tokens; a double, since the whole ring does not fit a long. */
    double width() {
        long width = end - start;
        return width > 0 ? width : width + 0x1p64;
    }

    /** By start, then by end. */
    @Override
    public int compareTo(TokenRange other) {
        int byStart = Long.compare(start, other.start);
        return byStart != 0 ? byStart : Long.compare(end, other.end);
    }

    @Override
    public String toString() {
        return "(" + start + ", " + end + "]";
    }
}
