package dev.scamander.cassandra.write;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts latencies in buckets an eighth of a power of two wide: about 10 % exact, 4 KiB, no lock. */
final class LatencyHistogram {
    private static final int SUB_BITS = 3;

    private final AtomicLongArray counts = new AtomicLongArray(64 << SUB_BITS);

    void record(long micros) {
        counts.incrementAndGet(bucket(Math.max(0, micros)));
    }

    /** The upper end of the bucket in which the quantile lies; 0 when nothing was recorded. */
    long quantile(double quantile) {
        long total = 0;
        for (int i = 0; i < counts.length(); i++) {
            total += counts.get(i);
        }
        long rank = Math.max(1, (long) Math.ceil(quantile * total));
        long seen = 0;
        for (int i = 0; i < counts.length(); i++) {
            seen += counts.get(i);
            if (seen >= rank) {
                return upperEnd(i);
            }
        }
        return 0;
    }

    private static int bucket(long micros) {
        if (micros < 1 << SUB_BITS) {
            return (int) micros;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(micros);
        int fraction = (int) (micros >>> exponent - SUB_BITS) & (1 << SUB_BITS) - 1;
        return (exponent - SUB_BITS + 1 << SUB_BITS) + fraction;
    }

    private static long upperEnd(int bucket) {
        if (bucket < 1 << SUB_BITS) {
            return bucket;
        }
        int exponent = (bucket >> SUB_BITS) + SUB_BITS - 1;
        long fraction = bucket & (1 << SUB_BITS) - 1;
        long width = 1L << exponent - SUB_BITS;
        return (1L << exponent) + (fraction + 1) * width - 1;
    }
}
