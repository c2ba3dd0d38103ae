package dev.scamander.spark.decode;

import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeWriter;

/** Copies bytes as they are: blobs, and text, which is UTF-8 on both sides. */
final class BytesWriter extends ValueWriter {

    BytesWriter(UnsafeWriter out) {
        super(out);
    }

    @Override
    void write(int ordinal, ByteBuffer bytes, int offset, int length) {
        if (bytes.hasArray()) {
            out.write(ordinal, bytes.array(), bytes.arrayOffset() + offset, length);
        } else {
            byte[] copy = new byte[length];
            bytes.get(offset, copy);
            out.write(ordinal, copy);
        }
    }
}
