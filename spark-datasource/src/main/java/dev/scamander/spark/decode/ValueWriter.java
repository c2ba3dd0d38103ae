package dev.scamander.spark.decode;

import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeWriter;

/** Writes values of one CQL type into the row or array that it was compiled for. Belongs to one thread. */
abstract class ValueWriter {

    /** The row or array that values go into. */
    final UnsafeWriter out;

    ValueWriter(UnsafeWriter out) {
        this.out = out;
    }

    /**
     * Writes one value that is not null.
     *
     * @param ordinal field of the row or element of the array
     * @param bytes holds the value; its position and limit do not matter and do not change
     * @param offset where the value begins
     * @param length how many bytes it has, at least 0
     * @throws UnreadableValueException if the value does not fit the Spark type or its bytes are malformed
     */
    abstract void write(int ordinal, ByteBuffer bytes, int offset, int length);

    /**
     * Writes a null.
     *
     * @param ordinal field of the row or element of the array
     */
    void writeNull(int ordinal) {
        out.setNull8Bytes(ordinal);
    }
}
