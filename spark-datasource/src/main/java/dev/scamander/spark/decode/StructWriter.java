package dev.scamander.spark.decode;

import dev.scamander.mapping.cql.CqlParts;
import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeWriter;

/**
 * Writes UDTs and tuples: their fields in order, each behind its length. A value that was stored before its type gained fields
 * ends early; the missing fields are null. Fields that the query does not need are stepped over.
 */
final class StructWriter extends ValueWriter {

    private final UnsafeRowWriter row;
    private final Field[] fields;
    private final Field[] absent;

    /**
     * One field of the type.
     *
     * @param name its name, for errors
     * @param ordinal its place in the Spark struct; negative if the query does not need it
     * @param writer writes it into the struct; null if the query does not need it
     */
    record Field(String name, int ordinal, ValueWriter writer) {}

    /**
     * Makes a writer.
     *
     * @param out the enclosing row or array
     * @param row the struct's own writer, which the fields' writers write into
     * @param fields all fields of the type up to the last one needed, in the type's order
     * @param absent fields that the Spark struct has and the type has not; always null
     */
    StructWriter(UnsafeWriter out, UnsafeRowWriter row, Field[] fields, Field[] absent) {
        super(out);
        this.row = row;
        this.fields = fields;
        this.absent = absent;
    }

    @Override
    void write(int ordinal, ByteBuffer bytes, int offset, int length) {
        int start = out.cursor();
        row.resetRowWriter();
        CqlParts parts = new CqlParts(bytes, offset, length);
        for (Field field : fields) {
            boolean stored = parts.hasMore();
            if (stored) {
                parts.next();
            }
            if (field.writer == null) {
                continue;
            }
            if (!stored || parts.length() < 0) {
                field.writer.writeNull(field.ordinal);
            } else {
                write(field, bytes, parts);
            }
        }
        for (Field field : absent) {
            field.writer.writeNull(field.ordinal);
        }
        out.setOffsetAndSizeFromPreviousCursor(ordinal, start);
    }

    private static void write(Field field, ByteBuffer bytes, CqlParts parts) {
        try {
            field.writer.write(field.ordinal, bytes, parts.start(), parts.length());
        } catch (IllegalArgumentException e) {
            throw UnreadableValueException.at("." + field.name, e);
        }
    }
}
