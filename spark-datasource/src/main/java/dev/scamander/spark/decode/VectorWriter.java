package dev.scamander.spark.decode;

import dev.scamander.mapping.cql.CqlParts;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeWriter;

/** Writes vectors, whose dimension is part of their type and not of their bytes. */
final class VectorWriter extends ValueWriter {

    private final int dimension;
    private final int width;
    private final ArrayWriter.Elements elements;

    /**
     * Makes a writer.
     *
     * @param out the row or array
     * @param dimension how many elements every value has
     * @param width bytes of each element as stored, see {@link dev.scamander.mapping.cql.CqlWidths}
     * @param elementSize bytes of each element among the fixed-size parts of a Spark array
     * @param element makes the elements' writer
     */
    VectorWriter(
            UnsafeWriter out, int dimension, int width, int elementSize, Function<UnsafeWriter, ValueWriter> element) {
        super(out);
        this.dimension = dimension;
        this.width = width;
        this.elements = new ArrayWriter.Elements(out, elementSize, element);
    }

    @Override
    void write(int ordinal, ByteBuffer bytes, int offset, int length) {
        if (length == 0) {
            writeNull(ordinal);
            return;
        }
        int start = out.cursor();
        elements.array.initialize(dimension);
        CqlParts parts = new CqlParts(bytes, offset, length);
        for (int i = 0; i < dimension; i++) {
            parts.nextInVector(width);
            elements.write(i, bytes, parts);
        }
        parts.requireEnd();
        out.setOffsetAndSizeFromPreviousCursor(ordinal, start);
    }
}
