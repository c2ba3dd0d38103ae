package dev.scamander.mapping.connect;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.cql.CqlOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Text from a Struct, an array or a map: their JSON text. */
final class ConnectTextEncoder implements CqlEncoder<Object> {

    private final CqlEncoder<Object> text;

    ConnectTextEncoder(CqlEncoder<Object> text) {
        this.text = text;
    }

    @Override
    public boolean encode(Object source, CqlOutput out) {
        return text.encode(plain(source), out);
    }

    /** Maps instead of Structs, and what is meant instead of what logical types are made of. */
    private static Object plain(Object value) {
        if (value instanceof Struct struct) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (Field field : struct.schema().fields()) {
                fields.put(field.name(), meant(field.schema(), struct.get(field)));
            }
            return fields;
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(plain(element)));
            return elements;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(key, plain(entry)));
            return entries;
        }
        return value;
    }

    private static Object meant(Schema schema, Object value) {
        UnaryOperator<Object> meaning = value == null ? null : LogicalType.of(schema);
        if (meaning == null) {
            return plain(value);
        }
        try {
            return meaning.apply(value);
        } catch (RuntimeException e) {
            // a value without a meaning is shown as it is
            return plain(value);
        }
    }
}
