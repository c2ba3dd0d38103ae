package dev.scamander.benchmarks.systems;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/** The ring of Murmur3 tokens, cut into slices of equal width: on one node that is all the planning there is. */
public final class RingSlices {

    private static final BigInteger FIRST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger TOKENS = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private RingSlices() {}

    /** From {@code afterToken} (exclusive) to {@code lastToken} (inclusive). */
    public record Slice(long afterToken, long lastToken) {}

    /** All slices, in the order of the ring. */
    public static List<Slice> of(int slices) {
        return IntStream.range(0, slices)
                .mapToObj(slice -> new Slice(border(slice, slices), border(slice + 1, slices)))
                .toList();
    }

    private static long border(int index, int slices) {
        return FIRST.add(TOKENS.multiply(BigInteger.valueOf(index)).divide(BigInteger.valueOf(slices)))
                .longValueExact();
    }
}
