package dev.scamander.spark.decode;

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
        int count = length == 0 ? 0 : new WireCursor(bytes, offset, length).count();

        keys.array.initialize(count);
        if (count > 0) {
            WireCursor cursor = new WireCursor(bytes, offset, length);
            cursor.count();
            for (int i = 0; i < count; i++) {
                keys.write(i, cursor);
                cursor.next();
            }
        }
        Platform.putLong(out.getBuffer(), start, (long) out.cursor() - start - KEYS_SIZE_BYTES);

        values.array.initialize(count);
        if (count > 0) {
            WireCursor cursor = new WireCursor(bytes, offset, length);
            cursor.count();
            for (int i = 0; i < count; i++) {
                cursor.next();
                values.write(i, cursor);
            }
        }
        out.setOffsetAndSizeFromPreviousCursor(ordinal, start);
    }
}
