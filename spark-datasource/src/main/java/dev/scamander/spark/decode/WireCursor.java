package dev.scamander.spark.decode;

import java.nio.ByteBuffer;

/** Steps through the values inside one value, each behind its 32-bit length. */
final class WireCursor {

    private static final int LENGTH_BYTES = 4;

    private final ByteBuffer bytes;
    private final int end;
    private int position;
    private int valueOffset;

    WireCursor(ByteBuffer bytes, int offset, int length) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    /** Where the value begins that {@link #next()} reached. */
    int valueOffset() {
        return valueOffset;
    }

    boolean atEnd() {
        return position >= end;
    }

    /** Reads the number of entries with which a collection begins; each takes room, so a count beyond the value's end is a lie. */
    int count() {
        int count = readInt();
        if (count < 0 || count > (end - position) / LENGTH_BYTES) {
            throw new UnreadableValueException(
                    "is malformed: claims " + count + " entries in " + (end - position) + " bytes");
        }
        return count;
    }

    /**
     * Goes to the next value.
     *
     * @return how many bytes it has; negative for null
     */
    int next() {
        int length = readInt();
        valueOffset = position;
        if (length > 0) {
            if (length > end - position) {
                throw new UnreadableValueException("is malformed: a value of " + length + " bytes begins "
                        + (end - position) + " bytes before the end");
            }
            position += length;
        }
        return length;
    }

    private int readInt() {
        if (end - position < LENGTH_BYTES) {
            throw new UnreadableValueException("is malformed: ends inside of a length");
        }
        int value = bytes.getInt(position);
        position += LENGTH_BYTES;
        return value;
    }
}
