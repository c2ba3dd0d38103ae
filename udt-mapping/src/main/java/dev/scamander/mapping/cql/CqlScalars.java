package dev.scamander.mapping.cql;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Scalars from their wire form (native protocol specification, section 6). Every method reads the {@code length} bytes
 * from {@code at} on, absolutely, and throws {@link IllegalArgumentException} if that is no length of the type.
 */
public final class CqlScalars {

    private static final int DATE_OF_EPOCH = 1 << 31;

    private CqlScalars() {}

    /**
     * Reads a tinyint.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value
     */
    public static byte readTinyint(ByteBuffer bytes, int at, int length) {
        requireLength("tinyint", 1, length);
        return bytes.get(at);
    }

    /**
     * Reads a smallint.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value
     */
    public static short readSmallint(ByteBuffer bytes, int at, int length) {
        requireLength("smallint", 2, length);
        return bytes.getShort(at);
    }

    /**
     * Reads an int.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value
     */
    public static int readInt(ByteBuffer bytes, int at, int length) {
        requireLength("int", 4, length);
        return bytes.getInt(at);
    }

    /**
     * Reads a bigint or a counter.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value
     */
    public static long readBigint(ByteBuffer bytes, int at, int length) {
        requireLength("bigint", 8, length);
        return bytes.getLong(at);
    }

    /**
     * Reads a float.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value
     */
    public static float readFloat(ByteBuffer bytes, int at, int length) {
        requireLength("float", 4, length);
        return bytes.getFloat(at);
    }

    /**
     * Reads a double.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value
     */
    public static double readDouble(ByteBuffer bytes, int at, int length) {
        requireLength("double", 8, length);
        return bytes.getDouble(at);
    }

    /**
     * Reads a boolean.
     *
     * @param bytes where it is
     * @param at position of its byte
     * @param length its length
     * @return the value
     */
    public static boolean readBoolean(ByteBuffer bytes, int at, int length) {
        requireLength("boolean", 1, length);
        return bytes.get(at) != 0;
    }

    /**
     * Reads a text, varchar or ascii.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value
     */
    public static String readText(ByteBuffer bytes, int at, int length) {
        if (bytes.hasArray()) {
            return new String(bytes.array(), bytes.arrayOffset() + at, length, StandardCharsets.UTF_8);
        }
        return new String(readBytes(bytes, at, length), StandardCharsets.UTF_8);
    }

    /**
     * Reads a blob.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return a copy
     */
    public static byte[] readBytes(ByteBuffer bytes, int at, int length) {
        byte[] copy = new byte[length];
        bytes.get(at, copy);
        return copy;
    }

    /**
     * Reads a uuid or timeuuid.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value
     */
    public static UUID readUuid(ByteBuffer bytes, int at, int length) {
        requireLength("uuid", 16, length);
        return new UUID(bytes.getLong(at), bytes.getLong(at + 8));
    }

    /**
     * Reads an inet.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the address; an IPv4-mapped one of 16 bytes comes as the JDK makes it, of 4
     */
    public static InetAddress readInet(ByteBuffer bytes, int at, int length) {
        try {
            return InetAddress.getByAddress(readBytes(bytes, at, length));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an inet has 4 or 16 bytes, not " + length);
        }
    }

    /**
     * Reads a varint.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value
     */
    public static BigInteger readVarint(ByteBuffer bytes, int at, int length) {
        if (length < 1) {
            throw new IllegalArgumentException("a varint has 1 byte or more, not " + length);
        }
        return new BigInteger(readBytes(bytes, at, length));
    }

    /**
     * Reads a decimal.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value with its scale, which may be large: beware of writing it out
     */
    public static BigDecimal readDecimal(ByteBuffer bytes, int at, int length) {
        if (length < 5) {
            throw new IllegalArgumentException("a decimal has 5 bytes or more, not " + length);
        }
        return new BigDecimal(readVarint(bytes, at + 4, length - 4), bytes.getInt(at));
    }

    /**
     * Reads a timestamp.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return milliseconds since the epoch
     */
    public static long readTimestamp(ByteBuffer bytes, int at, int length) {
        requireLength("timestamp", 8, length);
        return bytes.getLong(at);
    }

    /**
     * Reads a date.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return days since the epoch
     */
    public static int readDate(ByteBuffer bytes, int at, int length) {
        requireLength("date", 4, length);
        return bytes.getInt(at) ^ DATE_OF_EPOCH;
    }

    /**
     * Reads a time.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return nanoseconds since midnight
     */
    public static long readTime(ByteBuffer bytes, int at, int length) {
        requireLength("time", 8, length);
        return bytes.getLong(at);
    }

    /**
     * Reads a duration.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value
     */
    public static CqlDuration readDuration(ByteBuffer bytes, int at, int length) {
        int end = at + length;
        int days = at + vintSize(bytes, at, end);
        int nanos = days + vintSize(bytes, days, end);
        if (nanos + vintSize(bytes, nanos, end) != end) {
            throw new IllegalArgumentException("a duration is three vints, but these are " + length + " bytes");
        }
        try {
            return CqlDuration.newInstance(
                    Math.toIntExact(CqlVint.readSigned(bytes, at)),
                    Math.toIntExact(CqlVint.readSigned(bytes, days)),
                    CqlVint.readSigned(bytes, nanos));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a duration has months and days of 32 bits");
        }
    }

    /**
     * The text of a duration as CQL has it; {@link CqlDuration#toString()} has none for one of no time.
     *
     * @param duration the duration
     * @return for example {@code 1y2mo3d4h}
     */
    public static String text(CqlDuration duration) {
        String text = duration.toString();
        return text.isEmpty() ? "0s" : text;
    }

    private static int vintSize(ByteBuffer bytes, int at, int end) {
        if (at >= end) {
            throw new IllegalArgumentException("a duration is three vints, but its bytes end before them");
        }
        return CqlVint.sizeFrom(bytes.get(at));
    }

    static void requireLength(String type, int wanted, int length) {
        if (length != wanted) {
            throw new IllegalArgumentException("a " + type + " has " + wanted + " bytes, not " + length);
        }
    }
}
