package dev.scamander.benchmarks.systems;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import dev.scamander.benchmarks.records.BenchTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Rows whose columns are encoded already, by the driver's codecs.
 *
 * @param partitions the partition key of each row
 * @param values the columns of each row in bind order
 */
public record EncodedRows(List<Object> partitions, List<ByteBuffer[]> values) {

    /** Encodes the rows of a table. */
    public static EncodedRows of(BenchTable table, int size, IntFunction<Map<String, Object>> rows) {
        List<Object> partitions = new ArrayList<>(size);
        List<ByteBuffer[]> values = new ArrayList<>(size);
        for (int index = 0; index < size; index++) {
            Map<String, Object> row = rows.apply(index);
            partitions.add(row.get(table.partitionKey().get(0)));
            values.add(encode(table, row));
        }
        return new EncodedRows(partitions, values);
    }

    /** The first of them. */
    public EncodedRows first(int count) {
        return new EncodedRows(partitions.subList(0, count), values.subList(0, count));
    }

    private static ByteBuffer[] encode(BenchTable table, Map<String, Object> row) {
        List<ByteBuffer> encoded = new ArrayList<>();
        table.columns().forEach((column, type) -> {
            TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(type);
            encoded.add(codec.encode(forDriver(type, row.get(column)), ProtocolVersion.V5));
        });
        return encoded.toArray(ByteBuffer[]::new);
    }

    /** Nested objects are maps in rows, and UDT values for the driver. */
    private static Object forDriver(DataType type, Object value) {
        if (type instanceof UserDefinedType udt) {
            UdtValue converted = udt.newValue();
            ((Map<?, ?>) value)
                    .forEach((field, content) -> converted.set(
                            (String) field, content, CodecRegistry.DEFAULT.codecFor(fieldType(udt, (String) field))));
            return converted;
        }
        if (type instanceof MapType map) {
            Map<Object, Object> converted = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, content) -> converted.put(key, forDriver(map.getValueType(), content)));
            return converted;
        }
        return value;
    }

    private static DataType fieldType(UserDefinedType type, String field) {
        return type.getFieldTypes().get(type.firstIndexOf(field));
    }
}
