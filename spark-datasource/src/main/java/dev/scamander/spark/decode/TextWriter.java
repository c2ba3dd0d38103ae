package dev.scamander.spark.decode;

import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeWriter;
import org.apache.spark.unsafe.types.UTF8String;

/** Writes values of rare types as their CQL text. */
final class TextWriter extends ValueWriter {

    private final Format format;

    /** Makes text of a value's bytes. */
    @FunctionalInterface
    interface Format {
        /**
         * Makes the text.
         *
         * @param bytes where the value is
         * @param at position of its first byte
         * @param length its length, above 0
         * @return its text
         */
        String format(ByteBuffer bytes, int at, int length);
    }

    TextWriter(UnsafeWriter out, Format format) {
        super(out);
        this.format = format;
    }

    @Override
    void write(int ordinal, ByteBuffer bytes, int offset, int length) {
        if (length == 0) {
            writeNull(ordinal);
        } else {
            out.write(ordinal, UTF8String.fromString(format.format(bytes, offset, length)));
        }
    }
}
