package dev.scamander.mapping.cql;

import java.nio.ByteBuffer;

/**
 * Walks over the parts of a collection, tuple, UDT or vector, in place. After each step {@link #start()} and
 * {@link #length()} say where the part is. Throws {@link IllegalArgumentException} where the bytes end too early.
 */
public final class CqlParts {

    private final ByteBuffer bytes;
    private final int end;
    private int at;
    private int start;
    private int length;

    /**
     * Begins before the first part.
     *
     * @param bytes where the value is
     * @param at position of its first byte
     * @param length its length
     */
    public CqlParts(ByteBuffer bytes, int at, int length) {
        this.bytes = bytes;
        this.at = at;
        this.end = at + length;
    }

    /**
     * Reads the count of elements or entries in front of a collection.
     *
     * @return the count; 0 for a collection without a body
     */
    public int count() {
        if (at == end) {
            return 0;
        }
        require(Integer.BYTES);
        int count = bytes.getInt(at);
        at += Integer.BYTES;
        // each element has a length in front, so that a larger count cannot be true
        if (count < 0 || count > (end - at) / Integer.BYTES) {
            throw new IllegalArgumentException("a collection of " + count + " elements in " + (end - at) + " bytes");
        }
        return count;
    }

    /**
     * Whether bytes follow. A UDT written before fields were added to its type ends early.
     *
     * @return true if there may be another part
     */
    public boolean hasMore() {
        return at < end;
    }

    /** Goes to the next part, which has its length in front. */
    public void next() {
        require(Integer.BYTES);
        int size = bytes.getInt(at);
        at += Integer.BYTES;
        take(size);
    }

    /**
     * Goes to the next element of a vector.
     *
     * @param width of the elements; {@link CqlWidths#VARIABLE} if each has its length in front
     */
    public void nextInVector(int width) {
        if (width != CqlWidths.VARIABLE) {
            take(width);
            return;
        }
        require(1);
        int size = CqlVint.sizeFrom(bytes.get(at));
        require(size);
        long value = CqlVint.readUnsigned(bytes, at);
        at += size;
        if (value < 0 || value > end - at) {
            throw new IllegalArgumentException("an element of " + value + " bytes where " + (end - at) + " are left");
        }
        take((int) value);
    }

    /** Makes sure that nothing follows. */
    public void requireEnd() {
        if (at != end) {
            throw new IllegalArgumentException((end - at) + " bytes are left over");
        }
    }

    /**
     * Where the part is.
     *
     * @return position of its first byte
     */
    public int start() {
        return start;
    }

    /**
     * How long the part is.
     *
     * @return bytes; negative if it is null
     */
    public int length() {
        return length;
    }

    private void take(int size) {
        start = at;
        length = size;
        if (size > 0) {
            require(size);
            at += size;
        }
    }

    private void require(int size) {
        if (end - at < size) {
            throw new IllegalArgumentException(size + " bytes wanted where " + (end - at) + " are left");
        }
    }
}
