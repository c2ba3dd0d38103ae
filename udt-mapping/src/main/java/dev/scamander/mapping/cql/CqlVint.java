package dev.scamander.mapping.cql;

import java.nio.ByteBuffer;

/**
 * Integers of one to nine bytes: the count of leading one bits in the first byte is the count of bytes that follow
 * (native protocol specification, [unsigned vint] and [vint]; signed ones are zig-zag coded).
 */
public final class CqlVint {

    private CqlVint() {}

    /**
     * Appends a signed vint.
     *
     * @param value the value
     * @param out where to append
     */
    public static void writeSigned(long value, CqlOutput out) {
        writeUnsigned(value << 1 ^ value >> 63, out);
    }

    /**
     * Appends an unsigned vint.
     *
     * @param value the value, its 64 bits taken as unsigned
     * @param out where to append
     */
    public static void writeUnsigned(long value, CqlOutput out) {
        int size = size(value);
        if (size == 9) {
            out.writeByte(0xFF);
            out.writeLong(value);
            return;
        }
        int marker = 0xFF00 >> (size - 1) & 0xFF;
        out.writeByte(marker | (int) (value >> 8 * (size - 1)));
        for (int shift = 8 * (size - 2); shift >= 0; shift -= 8) {
            out.writeByte((int) (value >> shift));
        }
    }

    /**
     * How many bytes an unsigned vint takes.
     *
     * @param value the value, its 64 bits taken as unsigned
     * @return 1 to 9
     */
    public static int size(long value) {
        int bits = 64 - Long.numberOfLeadingZeros(value | 1);
        return bits > 56 ? 9 : (bits + 6) / 7;
    }

    /**
     * How many bytes a vint takes that begins with a byte.
     *
     * @param first its first byte
     * @return 1 to 9
     */
    public static int sizeFrom(byte first) {
        return Integer.numberOfLeadingZeros(~first << 24 | 1 << 23) + 1;
    }

    /**
     * Reads an unsigned vint.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @return its 64 bits
     * @throws IndexOutOfBoundsException if the bytes end within it
     */
    public static long readUnsigned(ByteBuffer bytes, int at) {
        byte first = bytes.get(at);
        int more = sizeFrom(first) - 1;
        long value = more >= 7 ? 0 : first & (0xFF >> (more + 1));
        for (int i = 1; i <= more; i++) {
            value = value << 8 | bytes.get(at + i) & 0xFF;
        }
        return value;
    }

    /**
     * Reads a signed vint.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @return the value
     * @throws IndexOutOfBoundsException if the bytes end within it
     */
    public static long readSigned(ByteBuffer bytes, int at) {
        long coded = readUnsigned(bytes, at);
        return coded >>> 1 ^ -(coded & 1);
    }
}
