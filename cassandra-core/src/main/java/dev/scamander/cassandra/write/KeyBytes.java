package dev.scamander.cassandra.write;

import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A key's bytes with their hash: what rows of one partition, or of one primary key, are recognised by. */
final class KeyBytes {
    /** The row key where there are no clustering columns. */
    static final KeyBytes NONE = new KeyBytes(new byte[0]);

    /** The server's bound on a key and on each of its components. */
    static final int MAX_LENGTH = 65535;

    private final byte[] bytes;
    private final int hash;

    private KeyBytes(byte[] bytes) {
        this.bytes = bytes;
        // Spread the high bits: keys are often numbers with zeros behind.
        int h = Arrays.hashCode(bytes) * 0x9E3779B9;
        this.hash = h ^ (h >>> 16);
    }

    /**
     * A partition key in the form in which the server hashes it: one component as it is, several each with a length of two bytes
     * before and a zero behind.
     */
    static KeyBytes partition(ByteBuffer[] values, int[] indexes) {
        if (indexes.length == 1) {
            ByteBuffer value = values[indexes[0]];
            byte[] bytes = new byte[value.remaining()];
            value.get(value.position(), bytes);
            return new KeyBytes(bytes);
        }
        return composite(values, indexes);
    }

    /** The clustering columns' values, told apart by their lengths. */
    static KeyBytes row(ByteBuffer[] values, int[] indexes) {
        return indexes.length == 0 ? NONE : composite(values, indexes);
    }

    private static KeyBytes composite(ByteBuffer[] values, int[] indexes) {
        int length = 0;
        for (int index : indexes) {
            length += 3 + values[index].remaining();
        }
        byte[] bytes = new byte[length];
        int at = 0;
        for (int index : indexes) {
            ByteBuffer value = values[index];
            int size = value.remaining();
            bytes[at++] = (byte) (size >> 8);
            bytes[at++] = (byte) size;
            value.get(value.position(), bytes, at, size);
            at += size + 1;
        }
        return new KeyBytes(bytes);
    }

    /** Why a value cannot be a component of a key, or null when it can. */
    static String flaw(ByteBuffer value) {
        if (value == null) {
            return "is null";
        }
        if (value == ProtocolConstants.UNSET_VALUE) {
            return "is missing";
        }
        return value.remaining() > MAX_LENGTH
                ? "has " + value.remaining() + " bytes; a key's component has at most " + MAX_LENGTH
                : null;
    }

    int length() {
        return bytes.length;
    }

    /** The bytes, not copied. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof KeyBytes that && hash == that.hash && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
