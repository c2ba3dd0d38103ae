package dev.scamander.mapping.connect;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import dev.scamander.mapping.value.CompositeDecoder;
import dev.scamander.mapping.value.ValueDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * Compiles decoders to Connect values, and derives their schemas: UDTs and tuples become Structs, lists, sets and
 * vectors arrays. The parts of UDTs and tuples are optional, those of collections are not. Structs are named, a UDT by itself and
 * a tuple by its parts, as converters to Avro and Protobuf need it.
 */
public final class ConnectDecoders {

    private final DecimalForm decimals;

    private ConnectDecoders(DecimalForm decimals) {
        this.decimals = decimals;
    }

    /**
     * Compiles the decoder of a type, with an optional schema and numbers of any length as text.
     *
     * @param type the CQL type, of any depth
     * @return the decoder
     * @throws IllegalArgumentException if the type is a custom one
     */
    public static ConnectDecoder compile(DataType type) {
        return compile(type, true, DecimalForm.TEXT);
    }

    /**
     * Compiles the decoder of a type.
     *
     * @param type the CQL type, of any depth
     * @param optional whether the schema allows null; columns of a primary key are never null
     * @param decimals what decimal and varint become
     * @return the decoder
     * @throws IllegalArgumentException if the type is a custom one
     */
    public static ConnectDecoder compile(DataType type, boolean optional, DecimalForm decimals) {
        return new ConnectDecoders(decimals).of(type, optional);
    }

    private ConnectDecoder of(DataType type, boolean optional) {
        ConnectDecoder scalar = ConnectScalars.of(type, optional, decimals);
        if (scalar != null) {
            return scalar;
        }
        if (type instanceof UserDefinedType udt) {
            List<String> names = new ArrayList<>();
            udt.getFieldNames().forEach(name -> names.add(name.asInternal()));
            String keyspace = udt.getKeyspace() == null ? "" : udt.getKeyspace().asInternal() + '.';
            return struct(type, keyspace + udt.getName().asInternal(), names, udt.getFieldTypes(), optional);
        }
        if (type instanceof TupleType tuple) {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= tuple.getComponentTypes().size(); i++) {
                names.add("_" + i);
            }
            return struct(type, TypeNames.of(tuple), names, tuple.getComponentTypes(), optional);
        }
        return collection(type, optional);
    }

    private ConnectDecoder collection(DataType type, boolean optional) {
        SchemaBuilder schema;
        Map<DataType, ConnectDecoder> parts = new HashMap<>();
        if (type instanceof MapType map) {
            parts.put(map.getKeyType(), of(map.getKeyType(), false));
            parts.put(map.getValueType(), of(map.getValueType(), false));
            schema = SchemaBuilder.map(
                    parts.get(map.getKeyType()).schema(),
                    parts.get(map.getValueType()).schema());
        } else {
            DataType element = elementOf(type);
            parts.put(element, of(element, false));
            schema = SchemaBuilder.array(parts.get(element).schema());
        }
        ValueDecoder values = CompositeDecoder.of(type, part -> parts.get(part).values());
        // a set is an array to Connect, whose values are lists
        return new ConnectDecoder(
                optional ? schema.optional().build() : schema.build(),
                type instanceof SetType
                        ? new ConvertingDecoder(type, values, set -> new ArrayList<>((java.util.Set<?>) set))
                        : values);
    }

    private static DataType elementOf(DataType type) {
        if (type instanceof ListType list) {
            return list.getElementType();
        }
        if (type instanceof SetType set) {
            return set.getElementType();
        }
        if (type instanceof VectorType vector) {
            return vector.getElementType();
        }
        throw new IllegalArgumentException(type.asCql(false, true) + " is a type that Scamander cannot read");
    }

    private ConnectDecoder struct(
            DataType type, String schemaName, List<String> names, List<DataType> types, boolean optional) {
        SchemaBuilder builder = SchemaBuilder.struct().name(schemaName);
        List<ValueDecoder> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ConnectDecoder field = of(types.get(i), true);
            builder.field(names.get(i), field.schema());
            fields.add(field.values());
        }
        Schema schema = optional ? builder.optional().build() : builder.build();
        return new ConnectDecoder(schema, new StructDecoder(type, schema, fields));
    }
}
