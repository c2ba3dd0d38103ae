package dev.scamander.mapping.json;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import dev.scamander.mapping.MappingSettings;
import java.util.ArrayList;
import java.util.List;

/** Compiles decoders to JSON text. */
public final class JsonDecoders {

    private JsonDecoders() {}

    /**
     * Compiles the decoder of a type with the default codecs.
     *
     * @param type the CQL type, of any depth
     * @return the decoder
     * @throws IllegalArgumentException if the type is a custom one
     */
    public static JsonDecoder compile(DataType type) {
        return compile(type, MappingSettings.defaults());
    }

    /**
     * Compiles the decoder of a type.
     *
     * @param type the CQL type, of any depth
     * @param settings whose codecs say how times and bytes are written
     * @return the decoder
     * @throws IllegalArgumentException if the type is a custom one
     */
    public static JsonDecoder compile(DataType type, MappingSettings settings) {
        JsonDecoder scalar = JsonScalarDecoder.of(type, settings.codec());
        if (scalar != null) {
            return scalar;
        }
        if (type instanceof ListType list) {
            return new JsonSequenceDecoder(type, compile(list.getElementType(), settings));
        }
        if (type instanceof SetType set) {
            return new JsonSequenceDecoder(type, compile(set.getElementType(), settings));
        }
        if (type instanceof VectorType vector) {
            return new JsonVectorDecoder(vector, compile(vector.getElementType(), settings));
        }
        if (type instanceof MapType map) {
            return new JsonMapDecoder(type, compile(map.getKeyType(), settings), compile(map.getValueType(), settings));
        }
        if (type instanceof UserDefinedType udt) {
            List<String> names = new ArrayList<>();
            udt.getFieldNames().forEach(name -> names.add(name.asInternal()));
            return new JsonUdtDecoder(type, names, compileAll(udt.getFieldTypes(), settings));
        }
        if (type instanceof TupleType tuple) {
            return new JsonTupleDecoder(type, compileAll(tuple.getComponentTypes(), settings));
        }
        throw new IllegalArgumentException(type.asCql(false, true) + " is a type that Scamander cannot read");
    }

    private static List<JsonDecoder> compileAll(List<DataType> types, MappingSettings settings) {
        return types.stream().map(type -> compile(type, settings)).toList();
    }
}
