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
         * @param value the value, from position to limit
         * @return its text; null if it reads as null
         */
        String format(ByteBuffer value);
    }

    TextWriter(UnsafeWriter out, Format format) {
        super(out);
        this.format = format;
    }

    @Override
    void write(int ordinal, ByteBuffer bytes, int offset, int length) {
        String text;
        try {
            text = length == 0 ? null : format.format(bytes.slice(offset, length));
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableValueException("is malformed: " + malformed.getMessage());
        }
        if (text == null) {
            writeNull(ordinal);
        } else {
            out.write(ordinal, UTF8String.fromString(text));
        }
    }
}
