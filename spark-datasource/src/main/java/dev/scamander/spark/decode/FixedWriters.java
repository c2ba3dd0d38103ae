package dev.scamander.spark.decode;

import dev.scamander.mapping.cql.CqlScalars;
import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeWriter;

/** Writers of the types whose values all have the same number of bytes. */
final class FixedWriters {

    private static final long MICROS_PER_MILLI = 1000;

    private FixedWriters() {}

    /** Reads the empty value, which old clients could store for any type, as null. */
    private abstract static class Fixed extends ValueWriter {

        Fixed(UnsafeWriter out) {
            super(out);
        }

        abstract void put(int ordinal, ByteBuffer bytes, int offset, int length);

        @Override
        final void write(int ordinal, ByteBuffer bytes, int offset, int length) {
            if (length == 0) {
                writeNull(ordinal);
            } else {
                put(ordinal, bytes, offset, length);
            }
        }
    }

    /** A boolean: any byte but 0 is true. */
    static final class Boolean extends Fixed {
        Boolean(UnsafeWriter out) {
            super(out);
        }

        @Override
        void put(int ordinal, ByteBuffer bytes, int offset, int length) {
            out.write(ordinal, CqlScalars.readBoolean(bytes, offset, length));
        }

        @Override
        void writeNull(int ordinal) {
            out.setNull1Bytes(ordinal);
        }
    }

    /** A tinyint. */
    static final class Byte extends Fixed {
        Byte(UnsafeWriter out) {
            super(out);
        }

        @Override
        void put(int ordinal, ByteBuffer bytes, int offset, int length) {
            out.write(ordinal, CqlScalars.readTinyint(bytes, offset, length));
        }

        @Override
        void writeNull(int ordinal) {
            out.setNull1Bytes(ordinal);
        }
    }

    /** A smallint. */
    static final class Short extends Fixed {
        Short(UnsafeWriter out) {
            super(out);
        }

        @Override
        void put(int ordinal, ByteBuffer bytes, int offset, int length) {
            out.write(ordinal, CqlScalars.readSmallint(bytes, offset, length));
        }

        @Override
        void writeNull(int ordinal) {
            out.setNull2Bytes(ordinal);
        }
    }

    private abstract static class FourBytes extends Fixed {
        FourBytes(UnsafeWriter out) {
            super(out);
        }

        @Override
        final void writeNull(int ordinal) {
            out.setNull4Bytes(ordinal);
        }
    }

    /** An int. */
    static final class Int extends FourBytes {
        Int(UnsafeWriter out) {
            super(out);
        }

        @Override
        void put(int ordinal, ByteBuffer bytes, int offset, int length) {
            out.write(ordinal, CqlScalars.readInt(bytes, offset, length));
        }
    }

    /** A float. */
    static final class Float extends FourBytes {
        Float(UnsafeWriter out) {
            super(out);
        }

        @Override
        void put(int ordinal, ByteBuffer bytes, int offset, int length) {
            out.write(ordinal, CqlScalars.readFloat(bytes, offset, length));
        }
    }

    /** A date: CQL counts days without sign and has 1970-01-01 in the middle, at 2^31; Spark has it at 0. */
    static final class Date extends FourBytes {
        Date(UnsafeWriter out) {
            super(out);
        }

        @Override
        void put(int ordinal, ByteBuffer bytes, int offset, int length) {
            out.write(ordinal, CqlScalars.readDate(bytes, offset, length));
        }
    }

    /** A bigint, counter or time. */
    static final class Long extends Fixed {
        Long(UnsafeWriter out) {
            super(out);
        }

        @Override
        void put(int ordinal, ByteBuffer bytes, int offset, int length) {
            out.write(ordinal, CqlScalars.readBigint(bytes, offset, length));
        }
    }

    /** A double. */
    static final class Double extends Fixed {
        Double(UnsafeWriter out) {
            super(out);
        }

        @Override
        void put(int ordinal, ByteBuffer bytes, int offset, int length) {
            out.write(ordinal, CqlScalars.readDouble(bytes, offset, length));
        }
    }

    /** A timestamp: milliseconds in CQL, microseconds in Spark. */
    static final class Timestamp extends Fixed {
        Timestamp(UnsafeWriter out) {
            super(out);
        }

        @Override
        void put(int ordinal, ByteBuffer bytes, int offset, int length) {
            long millis = CqlScalars.readTimestamp(bytes, offset, length);
            long micros = millis * MICROS_PER_MILLI;
            if (micros / MICROS_PER_MILLI != millis) {
                throw new UnreadableValueException("the timestamp " + millis
                        + " ms after 1970 is outside of Spark's timestamps, which hold microseconds in 64 bits");
            }
            out.write(ordinal, micros);
        }
    }

    /** A uuid or timeuuid as its canonical text. */
    static final class Uuid extends Fixed {

        private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        private static final int BYTES = 16;
        private final byte[] text = new byte[36];

        Uuid(UnsafeWriter out) {
            super(out);
        }

        @Override
        void put(int ordinal, ByteBuffer bytes, int offset, int length) {
            if (length != BYTES) {
                throw new IllegalArgumentException("a uuid has 16 bytes, not " + length);
            }
            long high = bytes.getLong(offset);
            long low = bytes.getLong(offset + 8);
            digits(high >>> 32, 0, 8);
            text[8] = '-';
            digits(high >>> 16, 9, 4);
            text[13] = '-';
            digits(high, 14, 4);
            text[18] = '-';
            digits(low >>> 48, 19, 4);
            text[23] = '-';
            digits(low, 24, 12);
            out.write(ordinal, text);
        }

        private void digits(long value, int at, int count) {
            long rest = value;
            for (int i = at + count - 1; i >= at; i--) {
                text[i] = HEX[(int) rest & 0xF];
                rest >>>= 4;
            }
        }
    }
}
