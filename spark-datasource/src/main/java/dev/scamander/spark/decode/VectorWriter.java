package dev.scamander.spark.decode;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeWriter;

/**
 * Writes vectors: elements of a fixed size follow each other with nothing between; others stand behind their length as an unsigned
 * variable-length integer (as many leading one bits as bytes follow).
 */
final class VectorWriter extends ValueWriter {

    private final int dimension;
    private final int wireSize;
    private final ArrayWriter.Elements elements;

    /**
     * Makes a writer.
     *
     * @param out the row or array
     * @param dimension how many elements every value has
     * @param wireSize bytes of each element; negative if they vary
     * @param elementSize bytes of each element among the fixed-size parts of a Spark array
     * @param element makes the elements' writer
     */
    VectorWriter(
            UnsafeWriter out,
            int dimension,
            int wireSize,
            int elementSize,
            Function<UnsafeWriter, ValueWriter> element) {
        super(out);
        this.dimension = dimension;
        this.wireSize = wireSize;
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
        if (wireSize >= 0) {
            writeFixed(bytes, offset, length);
        } else {
            writeVariable(bytes, offset, offset + length);
        }
        out.setOffsetAndSizeFromPreviousCursor(ordinal, start);
    }

    private void writeFixed(ByteBuffer bytes, int offset, int length) {
        if (length != (long) dimension * wireSize) {
            throw new UnreadableValueException("has " + length + " bytes where a vector of " + dimension
                    + " elements has " + (long) dimension * wireSize);
        }
        for (int i = 0, at = offset; i < dimension; i++, at += wireSize) {
            elements.writer.write(i, bytes, at, wireSize);
        }
    }

    private void writeVariable(ByteBuffer bytes, int offset, int end) {
        int at = offset;
        for (int i = 0; i < dimension; i++) {
            if (at >= end) {
                throw new UnreadableValueException("is malformed: ends after " + i + " of " + dimension + " elements");
            }
            int first = bytes.get(at++) & 0xFF;
            int more = Integer.numberOfLeadingZeros(~(first << 24));
            if (more > 4 || more > end - at) {
                throw new UnreadableValueException("is malformed: element " + i + " has an impossible length");
            }
            long size = first & (0xFF >> more);
            for (int b = 0; b < more; b++) {
                size = size << 8 | bytes.get(at++) & 0xFF;
            }
            if (size > end - at) {
                throw new UnreadableValueException(
                        "is malformed: element " + i + " claims " + size + " bytes of " + (end - at));
            }
            elements.writer.write(i, bytes, at, (int) size);
            at += (int) size;
        }
    }
}
