package dev.scamander.benchmarks.peer.commons;

import com.datastax.oss.common.sink.AbstractField;
import com.datastax.oss.common.sink.AbstractSchema;
import com.datastax.oss.common.sink.AbstractStruct;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Connect's structs and schemas as the engine wants to see them; each schema is wrapped once. */
final class WrappedSchemas {

    private final Map<Schema, Wrapped> bySchema = new IdentityHashMap<>();

    AbstractStruct wrap(Struct struct) {
        return new WrappedStruct(this, struct);
    }

    private Object wrapValue(Object value) {
        if (value instanceof Struct nested) {
            return wrap(nested);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> wrapped = new LinkedHashMap<>(map.size() * 2);
            map.forEach((key, element) -> wrapped.put(key, wrapValue(element)));
            return wrapped;
        }
        return value;
    }

    private AbstractSchema wrap(Schema schema) {
        Wrapped known = bySchema.get(schema);
        if (known == null) {
            known = new Wrapped(this, schema);
            bySchema.put(schema, known);
        }
        return known;
    }

    private record WrappedStruct(WrappedSchemas schemas, Struct struct) implements AbstractStruct {

        @Override
        public Object get(String field) {
            return schemas.wrapValue(struct.get(field));
        }

        @Override
        public AbstractSchema schema() {
            return schemas.wrap(struct.schema());
        }
    }

    private record WrappedField(String name, AbstractSchema schema) implements AbstractField {}

    private static final class Wrapped implements AbstractSchema {

        private final Type type;
        private final AbstractSchema keySchema;
        private final AbstractSchema valueSchema;
        private final Map<String, AbstractField> fields = new LinkedHashMap<>();
        private final List<AbstractField> fieldList;

        Wrapped(WrappedSchemas schemas, Schema schema) {
            type = Type.valueOf(schema.type().name());
            keySchema = type == Type.MAP ? schemas.wrap(schema.keySchema()) : null;
            valueSchema = type == Type.MAP || type == Type.ARRAY ? schemas.wrap(schema.valueSchema()) : null;
            if (type == Type.STRUCT) {
                schema.fields()
                        .forEach(field ->
                                fields.put(field.name(), new WrappedField(field.name(), schemas.wrap(field.schema()))));
            }
            fieldList = List.copyOf(fields.values());
        }

        @Override
        public AbstractSchema valueSchema() {
            return valueSchema;
        }

        @Override
        public AbstractSchema keySchema() {
            return keySchema;
        }

        @Override
        public Type type() {
            return type;
        }

        @Override
        public List<? extends AbstractField> fields() {
            return fieldList;
        }

        @Override
        public AbstractField field(String name) {
            return fields.get(name);
        }
    }
}
