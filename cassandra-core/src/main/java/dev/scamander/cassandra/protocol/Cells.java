package dev.scamander.cassandra.protocol;

import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A row's values as the native protocol has bound values, one behind the other in one array: each one's length in four bytes,
 * most significant first, and then its bytes; the length -1 for null, -2 for a value that is unset. So a row that waits
 * is one object, and is copied into its request as it is.
 */
public final class Cells {
    /** The length of a cell that is the CQL null. */
    public static final int NULL = -1;

    /** The length of a cell that leaves its column alone. */
    public static final int UNSET = -2;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Cells() {}

    /** Cells of values: null is null, {@link ProtocolConstants#UNSET_VALUE} is unset. */
    public static byte[] of(ByteBuffer[] values) {
        int size = 0;
        for (ByteBuffer value : values) {
            size += Integer.BYTES + (value == null ? 0 : value.remaining());
        }
        byte[] cells = new byte[size];
        int at = 0;
        for (ByteBuffer value : values) {
            int length = value == null ? 0 : value.remaining();
            INTS.set(cells, at, value == null ? NULL : value == ProtocolConstants.UNSET_VALUE ? UNSET : length);
            at += Integer.BYTES;
            if (length > 0) {
                value.get(value.position(), cells, at, length);
                at += length;
            }
        }
        return cells;
    }

    /** The values, without copying. */
    public static ByteBuffer[] values(byte[] cells, int columns) {
        ByteBuffer[] values = new ByteBuffer[columns];
        int at = 0;
        for (int i = 0; i < columns; i++) {
            values[i] = value(cells, at);
            at = next(cells, at);
        }
        return values;
    }

    /** The value of the cell at a place, without copying. */
    public static ByteBuffer value(byte[] cells, int at) {
        int length = length(cells, at);
        if (length >= 0) {
            return ByteBuffer.wrap(cells, at + Integer.BYTES, length).slice();
        }
        return length == UNSET ? ProtocolConstants.UNSET_VALUE : null;
    }

    /** The length of the cell at a place, {@link #NULL} or {@link #UNSET}. */
    public static int length(byte[] cells, int at) {
        return (int) INTS.get(cells, at);
    }

    /** The eight bytes of the cell at a place. */
    public static long longAt(byte[] cells, int at) {
        return (long) LONGS.get(cells, at + Integer.BYTES);
    }

    /** Overwrites the eight bytes of the cell at a place. */
    public static void putLong(byte[] cells, int at, long value) {
        LONGS.set(cells, at + Integer.BYTES, value);
    }

    /** Where the cell after the one at a place begins. */
    public static int next(byte[] cells, int at) {
        return at + Integer.BYTES + Math.max(0, length(cells, at));
    }

    /** Where the first cells begin. */
    public static int[] places(byte[] cells, int count) {
        int[] places = new int[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            places[i] = at;
            at = next(cells, at);
        }
        return places;
    }

    /**
     * Refuses what does not hold so many cells, no more and no less.
     *
     * @return how many of them are {@link #UNSET}
     * @throws IllegalArgumentException if so
     */
    public static int require(byte[] cells, int columns) {
        int at = 0;
        int unset = 0;
        for (int i = 0; i < columns; i++) {
            if (cells.length - at < Integer.BYTES) {
                throw malformed(cells, columns);
            }
            int length = length(cells, at);
            at += Integer.BYTES;
            if (length > 0) {
                if (length > cells.length - at) {
                    throw malformed(cells, columns);
                }
                at += length;
            } else if (length == UNSET) {
                unset++;
            } else if (length < UNSET) {
                throw malformed(cells, columns);
            }
        }
        if (at != cells.length) {
            throw malformed(cells, columns);
        }
        return unset;
    }

    private static IllegalArgumentException malformed(byte[] cells, int columns) {
        return new IllegalArgumentException(
                "the row's " + cells.length + " bytes are not " + columns + " values, each behind its length");
    }

    /** Whether {@code over} sets every cell that {@code under} sets. */
    public static boolean covers(byte[] over, byte[] under, int columns) {
        int a = 0;
        int b = 0;
        for (int i = 0; i < columns; i++) {
            if (length(over, a) == UNSET && length(under, b) != UNSET) {
                return false;
            }
            a = next(over, a);
            b = next(under, b);
        }
        return true;
    }

    /** The cells of {@code over}, and where those are unset the ones of {@code under}. */
    public static byte[] merge(byte[] under, byte[] over, int columns) {
        byte[] merged = new byte[under.length + over.length];
        int size = 0;
        int a = 0;
        int b = 0;
        for (int i = 0; i < columns; i++) {
            int nextA = next(under, a);
            int nextB = next(over, b);
            boolean lower = length(over, b) == UNSET;
            int from = lower ? a : b;
            int length = (lower ? nextA : nextB) - from;
            System.arraycopy(lower ? under : over, from, merged, size, length);
            size += length;
            a = nextA;
            b = nextB;
        }
        return Arrays.copyOf(merged, size);
    }
}
