package dev.scamander.benchmarks.mapping;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scamander.benchmarks.records.BenchTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a careful engineer writes by hand: Jackson's tree, then the driver's codecs, with everything that can be looked up
 * once looked up once. Its bytes are also what all others are compared with.
 */
public final class TreeContender implements Contender {

    private static final ProtocolVersion VERSION = ProtocolVersion.V5;

    private final ObjectMapper json = new ObjectMapper();
    private final List<Column> columns = new ArrayList<>();

    /** Finds each column's codec. */
    public TreeContender(BenchTable table) {
        table.columns().forEach((name, type) -> columns.add(column(name, type)));
    }

    private record Column(String name, Function<JsonNode, ByteBuffer> encode) {}

    @Override
    public ByteBuffer[] map(Object value) throws IOException {
        JsonNode tree = value instanceof byte[] bytes ? json.readTree(bytes) : json.readTree((String) value);
        ByteBuffer[] encoded = new ByteBuffer[columns.size()];
        for (int index = 0; index < encoded.length; index++) {
            Column column = columns.get(index);
            JsonNode field = tree.get(column.name());
            encoded[index] =
                    field == null || field.isNull() ? null : column.encode().apply(field);
        }
        return encoded;
    }

    @Override
    public Map<String, ByteBuffer> columns(Object mapped) {
        Map<String, ByteBuffer> byName = new LinkedHashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            byName.put(columns.get(index).name(), ((ByteBuffer[]) mapped)[index]);
        }
        return byName;
    }

    private static Column column(String name, DataType type) {
        TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(type);
        Function<JsonNode, Object> toJava = toJava(type);
        return new Column(name, node -> codec.encode(toJava.apply(node), VERSION));
    }

    private static Function<JsonNode, Object> toJava(DataType type) {
        if (type.equals(DataTypes.TEXT)) {
            return JsonNode::textValue;
        } else if (type.equals(DataTypes.INT)) {
            return JsonNode::intValue;
        } else if (type.equals(DataTypes.FLOAT)) {
            return JsonNode::floatValue;
        } else if (type.equals(DataTypes.DOUBLE)) {
            return JsonNode::doubleValue;
        } else if (type instanceof UserDefinedType udt) {
            return udtValue(udt);
        }
        return map((MapType) type);
    }

    private static Function<JsonNode, Object> udtValue(UserDefinedType type) {
        List<String> names = new ArrayList<>();
        List<Function<JsonNode, Object>> toJava = new ArrayList<>();
        List<TypeCodec<Object>> codecs = new ArrayList<>();
        for (int field = 0; field < type.getFieldNames().size(); field++) {
            DataType fieldType = type.getFieldTypes().get(field);
            names.add(type.getFieldNames().get(field).asInternal());
            toJava.add(toJava(fieldType));
            codecs.add(CodecRegistry.DEFAULT.codecFor(fieldType));
        }
        return node -> {
            UdtValue value = type.newValue();
            for (int field = 0; field < names.size(); field++) {
                value.set(field, toJava.get(field).apply(node.get(names.get(field))), codecs.get(field));
            }
            return value;
        };
    }

    private static Function<JsonNode, Object> map(MapType type) {
        Function<JsonNode, Object> values = toJava(type.getValueType());
        return node -> {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), values.apply(entry.getValue())));
            return map;
        };
    }
}
