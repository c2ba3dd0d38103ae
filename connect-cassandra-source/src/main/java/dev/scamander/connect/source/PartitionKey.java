package dev.scamander.connect.source;

import dev.scamander.cassandra.ring.Murmur3;
import dev.scamander.cassandra.ring.RoutingKeys;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A partition's place in its table: partitions are kept by token, and those that share a token by the bytes of their keys.
 *
 * @param token the token
 * @param values the values of the partition key's columns
 * @param bytes the key as the cluster compares it, unsigned
 */
record PartitionKey(long token, ByteBuffer[] values, byte[] bytes) implements Comparable<PartitionKey> {
    private static final Comparator<PartitionKey> ORDER =
            Comparator.comparingLong(PartitionKey::token).thenComparing(PartitionKey::bytes, Arrays::compareUnsigned);

    /** The partition of a key. */
    static PartitionKey of(ByteBuffer[] values) {
        ByteBuffer key = RoutingKeys.of(values);
        long token = Murmur3.token(key);
        byte[] bytes = new byte[key.remaining()];
        key.get(bytes);
        return new PartitionKey(token, values, bytes);
    }

    @Override
    public int compareTo(PartitionKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionKey key && compareTo(key) == 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
