package dev.scamander.spark.decode;

import dev.scamander.mapping.cql.CqlParts;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeWriter;
import org.apache.spark.unsafe.Platform;

/** Writes maps. CQL has key and value in turn; Spark has an array of all keys, then one of all values, so the entries are passed twice. */
final class MapWriter extends ValueWriter {

    private static final int KEYS_SIZE_BYTES = 8;

    private final ArrayWriter.Elements keys;
    private final ArrayWriter.Elements values;

    MapWriter(
            UnsafeWriter out,
            int keySize,
            Function<UnsafeWriter, ValueWriter> key,
            int valueSize,
            Function<UnsafeWriter, ValueWriter> value) {
        super(out);
        this.keys = new ArrayWriter.Elements(out, keySize, key);
        this.values = new ArrayWriter.Elements(out, valueSize, value);
    }

    @Override
    void write(int ordinal, ByteBuffer bytes, int offset, int length) {
        int start = out.cursor();
        out.grow(KEYS_SIZE_BYTES);
        out.increaseCursor(KEYS_SIZE_BYTES);
        CqlParts entries = new CqlParts(bytes, offset, length);
        int count = entries.count();

        keys.array.initialize(count);
        for (int i = 0; i < count; i++) {
            entries.next();
            keys.write(i, bytes, entries);
            entries.next();
        }
        Platform.putLong(out.getBuffer(), start, (long) out.cursor() - start - KEYS_SIZE_BYTES);

        entries = new CqlParts(bytes, offset, length);
        entries.count();
        values.array.initialize(count);
        for (int i = 0; i < count; i++) {
            entries.next();
            entries.next();
            values.write(i, bytes, entries);
        }
        out.setOffsetAndSizeFromPreviousCursor(ordinal, start);
    }
}
