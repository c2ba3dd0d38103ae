package dev.scamander.cassandra.write;

import dev.scamander.cassandra.protocol.Cells;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A key's bytes with their hash: what rows of one partition, or of one primary key, are recognised by. Mostly a part of the
 * row's own {@link Cells}.
 */
final class KeyBytes {
    /** The row key where there are no clustering columns. */
    static final KeyBytes NONE = new KeyBytes(new byte[0], 0, 0);

    /** The server's bound on a key and on each of its components. */
    static final int MAX_LENGTH = 65535;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final byte[] bytes;
    private final int offset;
    private final int length;
    private final int hash;

    private KeyBytes(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.hash = hash(bytes, offset, length);
    }

    /**
     * A partition key in the form in which the server hashes it: one component as it is, several each with a length of two bytes
     * before and a zero behind.
     *
     * @param places where the row's cells begin
     * @param indexes the cells that make the key
     */
    static KeyBytes partition(byte[] cells, int[] places, int[] indexes) {
        if (indexes.length == 1) {
            int at = places[indexes[0]];
            return new KeyBytes(cells, at + Integer.BYTES, Cells.length(cells, at));
        }
        int size = 0;
        for (int index : indexes) {
            size += 3 + Cells.length(cells, places[index]);
        }
        byte[] bytes = new byte[size];
        int to = 0;
        for (int index : indexes) {
            int length = Cells.length(cells, places[index]);
            bytes[to++] = (byte) (length >> 8);
            bytes[to++] = (byte) length;
            System.arraycopy(cells, places[index] + Integer.BYTES, bytes, to, length);
            to += length + 1;
        }
        return new KeyBytes(bytes, 0, size);
    }

    /**
     * The clustering columns' cells, one behind the other.
     *
     * @param places where the row's cells begin
     * @param indexes the cells that make the key
     */
    static KeyBytes row(byte[] cells, int[] places, int[] indexes) {
        if (indexes.length == 0) {
            return NONE;
        }
        int size = 0;
        boolean adjacent = true;
        for (int i = 0; i < indexes.length; i++) {
            size += Integer.BYTES + Cells.length(cells, places[indexes[i]]);
            adjacent &= indexes[i] == indexes[0] + i;
        }
        if (adjacent) {
            return new KeyBytes(cells, places[indexes[0]], size);
        }
        byte[] bytes = new byte[size];
        int to = 0;
        for (int index : indexes) {
            int part = Integer.BYTES + Cells.length(cells, places[index]);
            System.arraycopy(cells, places[index], bytes, to, part);
            to += part;
        }
        return new KeyBytes(bytes, 0, size);
    }

    /** Why a value of that length cannot be a component of a key, or null when it can. */
    static String flaw(int length) {
        if (length == Cells.NULL) {
            return "is null";
        }
        if (length == Cells.UNSET) {
            return "is missing";
        }
        return length > MAX_LENGTH ? "has " + length + " bytes; a key's component has at most " + MAX_LENGTH : null;
    }

    /** Keys are often small numbers, of which the last byte alone differs: every bit has to reach every other. */
    private static int hash(byte[] bytes, int offset, int length) {
        long h = length;
        int at = offset;
        int end = offset + length;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            h = Long.rotateLeft(h ^ (long) LONGS.get(bytes, at) * MIX, 29) * MIX;
        }
        for (; at < end; at++) {
            h = Long.rotateLeft(h ^ bytes[at] * MIX, 29) * MIX;
        }
        h = (h ^ h >>> 32) * MIX;
        return (int) (h >>> 32);
    }

    int length() {
        return length;
    }

    /** The bytes, not copied. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, offset, length).slice();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof KeyBytes that
                        && hash == that.hash
                        && Arrays.equals(
                                bytes, offset, offset + length, that.bytes, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
