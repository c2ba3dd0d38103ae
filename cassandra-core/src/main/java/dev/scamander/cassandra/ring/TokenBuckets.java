package dev.scamander.cassandra.ring;

import java.io.Serializable;

/**
 * The ring in pieces of equal width, which depend on nothing but their number: tables cut into as many buckets keep equal keys in
 * equal buckets.
 *
 * @param count how many buckets there are, a power of two from 2 to 2^30
 */
public record TokenBuckets(int count) implements Serializable {
    private static final int TOKEN_BITS = 64;
    private static final int MAXIMUM = 1 << 30;

    /** Checks the number. */
    public TokenBuckets {
        if (count < 2 || count > MAXIMUM || Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException("the number of buckets is a power of two from 2 to 2^30, not " + count);
        }
    }

    /** As few buckets as there can be, but no fewer than asked for (at most 2^30). */
    public static TokenBuckets atLeast(long wanted) {
        long bounded = Math.min(MAXIMUM, Math.max(2, wanted));
        long highest = Long.highestOneBit(bounded);
        return new TokenBuckets((int) (highest == bounded ? highest : highest << 1));
    }

    /** The bucket of a token, from 0. */
    public int bucket(long token) {
        return (int) ((token ^ Long.MIN_VALUE) >>> shift());
    }

    /** The tokens of a bucket. */
    public TokenRange range(int bucket) {
        long first = Long.MIN_VALUE + ((long) bucket << shift());
        long last = bucket == count - 1 ? Long.MAX_VALUE : Long.MIN_VALUE + ((bucket + 1L) << shift()) - 1;
        return new TokenRange(bucket == 0 ? Long.MIN_VALUE : first - 1, last);
    }

    private int shift() {
        return TOKEN_BITS - Integer.numberOfTrailingZeros(count);
    }
}
