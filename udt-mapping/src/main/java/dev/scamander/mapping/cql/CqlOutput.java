package dev.scamander.mapping.cql;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A growing buffer for values in CQL wire form. Lengths are patched in once their value is written. Not thread-safe:
 * one per thread, used for record after record. After a giant record the memory is given back at {@link #reset()}.
 */
public final class CqlOutput {

    /** Length that stands for null in front of a value. */
    public static final int NULL_LENGTH = -1;

    private static final int INITIAL_CAPACITY = 512;
    private static final int RETAINED_CAPACITY = 1 << 20;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 64;

    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int position;

    /**
     * Forgets what was written. Keeps the memory for the next record, but not more than a mebibyte of it.
     */
    public void reset() {
        position = 0;
        if (bytes.length > RETAINED_CAPACITY) {
            bytes = new byte[INITIAL_CAPACITY];
        }
    }

    /**
     * Takes back what was written after a position.
     *
     * @param position a former {@link #position()}
     */
    public void truncate(int position) {
        if (position < 0 || position > this.position) {
            throw new IndexOutOfBoundsException("cannot truncate " + this.position + " bytes to " + position);
        }
        this.position = position;
    }

    /**
     * The array that holds what was written. It is another one after growth, and is overwritten after a reset.
     *
     * @return the bytes from 0 to {@link #position()}, and room
     */
    public byte[] array() {
        return bytes;
    }

    /**
     * How much was written.
     *
     * @return bytes since the last reset
     */
    public int position() {
        return position;
    }

    /**
     * How much memory this holds.
     *
     * @return bytes
     */
    public int capacity() {
        return bytes.length;
    }

    /**
     * Copies a part of what was written.
     *
     * @param from first byte
     * @param to behind the last byte
     * @return a buffer of its own memory
     */
    public ByteBuffer copy(int from, int to) {
        return ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * Begins a value with a length in front.
     *
     * @return the mark to end it with
     */
    public int beginValue() {
        ensure(4);
        position += 4;
        return position;
    }

    /**
     * Ends a value: sets the length in front of it.
     *
     * @param mark what {@link #beginValue()} returned
     */
    public void endValue(int mark) {
        putInt(mark - 4, position - mark);
    }

    /**
     * Makes a begun value null, taking back what was written of it.
     *
     * @param mark what {@link #beginValue()} returned
     */
    public void nullValue(int mark) {
        position = mark;
        putInt(mark - 4, NULL_LENGTH);
    }

    /** Writes a value that is null: only its length. */
    public void writeNull() {
        writeInt(NULL_LENGTH);
    }

    /**
     * Appends a byte.
     *
     * @param value its low eight bits
     */
    public void writeByte(int value) {
        ensure(1);
        bytes[position++] = (byte) value;
    }

    /**
     * Appends two bytes, most significant first.
     *
     * @param value its low sixteen bits
     */
    public void writeShort(int value) {
        ensure(2);
        bytes[position] = (byte) (value >> 8);
        bytes[position + 1] = (byte) value;
        position += 2;
    }

    /**
     * Appends four bytes, most significant first.
     *
     * @param value the value
     */
    public void writeInt(int value) {
        ensure(4);
        putInt(position, value);
        position += 4;
    }

    /**
     * Appends eight bytes, most significant first.
     *
     * @param value the value
     */
    public void writeLong(long value) {
        ensure(8);
        putInt(position, (int) (value >> 32));
        putInt(position + 4, (int) value);
        position += 8;
    }

    /**
     * Appends bytes as they are.
     *
     * @param source where they are
     * @param offset of the first
     * @param length how many
     */
    public void writeBytes(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, bytes, position, length);
        position += length;
    }

    /**
     * Appends what lies between a buffer's position and its limit; changes neither.
     *
     * @param source the buffer
     */
    public void writeBytes(ByteBuffer source) {
        int length = source.remaining();
        ensure(length);
        source.get(source.position(), bytes, position, length);
        position += length;
    }

    /**
     * Appends text as UTF-8.
     *
     * @param text the characters
     * @param offset of the first
     * @param length how many
     * @return false if the text holds half a surrogate pair, which UTF-8 cannot say; then nothing was written
     */
    public boolean writeUtf8(char[] text, int offset, int length) {
        ensure(length);
        byte[] to = bytes;
        int at = position;
        int end = offset + length;
        int i = offset;
        for (; i < end; i++) {
            char c = text[i];
            if (c >= 0x80) {
                break;
            }
            to[at++] = (byte) c;
        }
        if (i == end) {
            position = at;
            return true;
        }
        return Utf8.append(this, at, text, i, end);
    }

    /**
     * Appends text as UTF-8.
     *
     * @param text the characters
     * @return false if the text holds half a surrogate pair, which UTF-8 cannot say; then nothing was written
     */
    public boolean writeUtf8(String text) {
        int length = text.length();
        ensure(length);
        byte[] to = bytes;
        int at = position;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return Utf8.append(this, at, text.toCharArray(), i, length);
            }
            to[at++] = (byte) c;
        }
        position = at;
        return true;
    }

    /**
     * Overwrites four bytes that were written before.
     *
     * @param at their position
     * @param value the value
     */
    public void putInt(int at, int value) {
        byte[] to = bytes;
        to[at] = (byte) (value >> 24);
        to[at + 1] = (byte) (value >> 16);
        to[at + 2] = (byte) (value >> 8);
        to[at + 3] = (byte) value;
    }

    /**
     * Reads four bytes that were written before.
     *
     * @param at their position
     * @return the value
     */
    public int getInt(int at) {
        byte[] from = bytes;
        return from[at] << 24 | (from[at + 1] & 0xFF) << 16 | (from[at + 2] & 0xFF) << 8 | from[at + 3] & 0xFF;
    }

    /**
     * Takes a part out of what was written.
     *
     * @param at where it begins
     * @param size bytes
     */
    public void remove(int at, int size) {
        System.arraycopy(bytes, at + size, bytes, at, position - at - size);
        position -= size;
    }

    /**
     * Moves the last bytes written over a hole in the middle, and shuts up what remains between them.
     *
     * @param tail where the last bytes begin
     * @param hole where they shall begin
     * @param holeSize bytes at the hole that they replace
     */
    public void moveTail(int tail, int hole, int holeSize) {
        int size = position - tail;
        ensure(size);
        System.arraycopy(bytes, tail, bytes, tail + size, size);
        System.arraycopy(bytes, hole + holeSize, bytes, hole + size, tail - hole - holeSize);
        System.arraycopy(bytes, tail + size, bytes, hole, size);
        position -= holeSize;
    }

    void position(int position) {
        this.position = position;
    }

    void ensure(int more) {
        if (bytes.length - position < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        long needed = (long) position + more;
        if (needed > MAX_CAPACITY) {
            throw new IllegalStateException("a record of more than " + MAX_CAPACITY + " bytes cannot be written");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_CAPACITY, Math.max(needed, 2L * bytes.length)));
    }
}
