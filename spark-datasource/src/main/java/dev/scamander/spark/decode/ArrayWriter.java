package dev.scamander.spark.decode;

import dev.scamander.mapping.cql.CqlParts;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeArrayWriter;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeWriter;

/** Writes lists and sets: a count, then each element behind its length. */
final class ArrayWriter extends ValueWriter {

    private final Elements elements;

    ArrayWriter(UnsafeWriter out, int elementSize, Function<UnsafeWriter, ValueWriter> element) {
        super(out);
        this.elements = new Elements(out, elementSize, element);
    }

    @Override
    void write(int ordinal, ByteBuffer bytes, int offset, int length) {
        int start = out.cursor();
        CqlParts parts = new CqlParts(bytes, offset, length);
        int count = parts.count();
        elements.array.initialize(count);
        for (int i = 0; i < count; i++) {
            parts.next();
            elements.write(i, bytes, parts);
        }
        out.setOffsetAndSizeFromPreviousCursor(ordinal, start);
    }

    /** The elements of one array, written from consecutive values. */
    static final class Elements {

        final UnsafeArrayWriter array;
        final ValueWriter writer;

        Elements(UnsafeWriter out, int elementSize, Function<UnsafeWriter, ValueWriter> element) {
            this.array = new UnsafeArrayWriter(out, elementSize);
            this.writer = element.apply(array);
        }

        void write(int index, ByteBuffer bytes, CqlParts parts) {
            try {
                if (parts.length() < 0) {
                    writer.writeNull(index);
                } else {
                    writer.write(index, bytes, parts.start(), parts.length());
                }
            } catch (IllegalArgumentException e) {
                throw UnreadableValueException.at("[" + index + "]", e);
            }
        }
    }
}
