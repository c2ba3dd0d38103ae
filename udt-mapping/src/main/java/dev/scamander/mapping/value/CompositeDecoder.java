package dev.scamander.mapping.value;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import dev.scamander.mapping.cql.CqlParts;
import dev.scamander.mapping.cql.CqlWidths;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Types with types inside, as Java collections: lists, sets and maps in the order of the bytes. */
public final class CompositeDecoder extends ValueDecoder {

    private final Reader reader;

    private CompositeDecoder(DataType type, Reader reader) {
        super(type);
        this.reader = reader;
    }

    /**
     * Compiles the decoder of a composite type: lists, tuples and vectors become lists, sets become sets, maps become
     * maps, UDTs become maps from their fields' names.
     *
     * @param type the type
     * @param parts compiles the decoders of the types inside
     * @return the decoder; null if the type is no composite
     */
    public static ValueDecoder of(DataType type, Function<DataType, ValueDecoder> parts) {
        if (type instanceof ListType list) {
            ValueDecoder element = parts.apply(list.getElementType());
            return new CompositeDecoder(
                    type, (bytes, at, length) -> list(element, new CqlParts(bytes, at, length), bytes));
        }
        if (type instanceof SetType set) {
            ValueDecoder element = parts.apply(set.getElementType());
            return new CompositeDecoder(type, (bytes, at, length) -> {
                Set<Object> values = new LinkedHashSet<>();
                values.addAll(list(element, new CqlParts(bytes, at, length), bytes));
                return values;
            });
        }
        if (type instanceof MapType map) {
            ValueDecoder key = parts.apply(map.getKeyType());
            ValueDecoder value = parts.apply(map.getValueType());
            return new CompositeDecoder(
                    type, (bytes, at, length) -> map(key, value, new CqlParts(bytes, at, length), bytes));
        }
        if (type instanceof VectorType vector) {
            ValueDecoder element = parts.apply(vector.getElementType());
            return new CompositeDecoder(
                    type,
                    (bytes, at, length) ->
                            length == 0 ? null : vector(vector, element, new CqlParts(bytes, at, length), bytes));
        }
        if (type instanceof UserDefinedType udt) {
            List<ValueDecoder> fields = udt.getFieldTypes().stream().map(parts).toList();
            List<String> names =
                    udt.getFieldNames().stream().map(name -> name.asInternal()).toList();
            return new CompositeDecoder(type, (bytes, at, length) -> {
                List<Object> values = fields(fields, new CqlParts(bytes, at, length), bytes);
                Map<String, Object> named = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    named.put(names.get(i), values.get(i));
                }
                return named;
            });
        }
        if (type instanceof TupleType tuple) {
            List<ValueDecoder> fields =
                    tuple.getComponentTypes().stream().map(parts).toList();
            return new CompositeDecoder(
                    type, (bytes, at, length) -> fields(fields, new CqlParts(bytes, at, length), bytes));
        }
        return null;
    }

    /**
     * Reads the fields of a tuple or UDT. Those that the bytes do not reach were added to the type later, and are null;
     * those that come after the last one known are passed over.
     *
     * @param fields decoders of the fields known
     * @param parts before the first field
     * @param bytes where the parts are
     * @return as many values as decoders
     */
    public static List<Object> fields(List<ValueDecoder> fields, CqlParts parts, ByteBuffer bytes) {
        List<Object> values = new ArrayList<>(fields.size());
        for (ValueDecoder field : fields) {
            if (parts.hasMore()) {
                parts.next();
                values.add(field.read(bytes, parts.start(), parts.length()));
            } else {
                values.add(null);
            }
        }
        return values;
    }

    @Override
    protected Object body(ByteBuffer bytes, int at, int length) {
        return reader.read(bytes, at, length);
    }

    private static List<Object> list(ValueDecoder element, CqlParts parts, ByteBuffer bytes) {
        int count = parts.count();
        List<Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            parts.next();
            values.add(element.read(bytes, parts.start(), parts.length()));
        }
        parts.requireEnd();
        return values;
    }

    private static Map<Object, Object> map(ValueDecoder key, ValueDecoder value, CqlParts parts, ByteBuffer bytes) {
        int count = parts.count();
        Map<Object, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            parts.next();
            Object entryKey = key.read(bytes, parts.start(), parts.length());
            parts.next();
            values.put(entryKey, value.read(bytes, parts.start(), parts.length()));
        }
        parts.requireEnd();
        return values;
    }

    private static List<Object> vector(VectorType type, ValueDecoder element, CqlParts parts, ByteBuffer bytes) {
        int width = CqlWidths.of(type.getElementType());
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < type.getDimensions(); i++) {
            parts.nextInVector(width);
            values.add(element.read(bytes, parts.start(), parts.length()));
        }
        parts.requireEnd();
        return values;
    }

    private interface Reader {
        Object read(ByteBuffer bytes, int at, int length);
    }
}
