package dev.scamander.cassandra.ring;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tokens of Cassandra's Murmur3Partitioner: the first half of MurmurHash3 x64 128 (Austin Appleby, public domain) with seed 0, in
 * which the bytes behind the last whole block count as signed, as Cassandra has always had it. The lowest long stands for
 * the ring's end and is no token.
 */
public final class Murmur3 {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private Murmur3() {}

    /** The token of a partition key in the form in which it is hashed (see {@link RoutingKeys}). The buffer is not moved. */
    public static long token(ByteBuffer routingKey) {
        ByteBuffer key = routingKey.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int at = key.position();
        int length = key.remaining();
        long h1 = 0;
        long h2 = 0;
        for (int block = 0; block < length >> 4; block++, at += 16) {
            h1 ^= mix1(key.getLong(at));
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= mix2(key.getLong(at + 8));
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        long k1 = 0;
        long k2 = 0;
        for (int i = (length & 15) - 1; i >= 0; i--) {
            long signed = key.get(at + i);
            if (i >= 8) {
                k2 ^= signed << (i - 8 << 3);
            } else {
                k1 ^= signed << (i << 3);
            }
        }
        h2 ^= mix2(k2);
        h1 ^= mix1(k1);
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        long hash = finish(h1) + finish(h2);
        return hash == Long.MIN_VALUE ? Long.MAX_VALUE : hash;
    }

    private static long mix1(long k) {
        return Long.rotateLeft(k * C1, 31) * C2;
    }

    private static long mix2(long k) {
        return Long.rotateLeft(k * C2, 33) * C1;
    }

    private static long finish(long h) {
        long k = h;
        k ^= k >>> 33;
        k *= 0xff51afd7ed558ccdL;
        k ^= k >>> 33;
        k *= 0xc4ceb9fe1a85ec53L;
        return k ^ k >>> 33;
    }
}
