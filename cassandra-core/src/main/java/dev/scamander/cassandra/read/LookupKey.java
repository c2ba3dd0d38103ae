package dev.scamander.cassandra.read;

import dev.scamander.cassandra.ring.RoutingKeys;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A key to look up.
 *
 * @param columns the encoded values of the partition key's columns, and those of the first clustering columns behind them
 * @param routingKey the partition key in the form in which it is hashed
 */
record LookupKey(ByteBuffer[] columns, ByteBuffer routingKey) {
    private static final int MAXIMUM = 0xFFFF;

    /** A key; null if there can be none of these values, since a part is null, or the key is empty or too long to be stored. */
    static LookupKey of(ByteBuffer[] columns, int partitionKeySize) {
        long size = 0;
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == null) {
                return null;
            }
            if (i < partitionKeySize) {
                // Each part of a composite key stands between a length and an end mark.
                size += columns[i].remaining() + (partitionKeySize > 1 ? 3 : 0);
            } else if (columns[i].remaining() > MAXIMUM) {
                return null;
            }
        }
        if (size == 0 || size > MAXIMUM) {
            return null;
        }
        ByteBuffer[] partition =
                columns.length == partitionKeySize ? columns : Arrays.copyOf(columns, partitionKeySize);
        return new LookupKey(columns, RoutingKeys.of(partition));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LookupKey that && Arrays.equals(columns, that.columns);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(columns);
    }

    @Override
    public String toString() {
        return "key of " + columns.length + " columns";
    }
}
