package dev.scamander.mapping.json;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlWidths;
import dev.scamander.mapping.scalar.ScalarEncoder;
import dev.scamander.mapping.scalar.ScalarEncoders;
import java.util.ArrayList;
import java.util.List;

/** Compiles encoders that read JSON by a streaming parser. */
public final class JsonEncoders {

    private final MappingSettings settings;
    private final JsonDocuments documents;

    private JsonEncoders(MappingSettings settings) {
        this.settings = settings;
        this.documents = new JsonDocuments(settings);
    }

    /**
     * Compiles the encoder of a type. It is given a parser on the first token of a value, and leaves it on the last.
     *
     * @param type the CQL type, of any depth
     * @param settings policies, codecs and limits
     * @param target the name of the target in messages, such as {@code product.dimensions}
     * @return the encoder
     * @throws IllegalArgumentException if the type is a custom one
     */
    public static CqlEncoder<JsonParser> compile(DataType type, MappingSettings settings, String target) {
        return new JsonEncoders(settings).of(type, target);
    }

    /**
     * Compiles the encoder of a composite type from JSON text that a source holds as a string.
     *
     * @param type the CQL type, of any depth, but no scalar
     * @param settings policies, codecs and limits
     * @param target the name of the target in messages
     * @return the encoder
     * @throws IllegalArgumentException if the type is a custom one or a scalar
     */
    public static CqlEncoder<String> compileText(DataType type, MappingSettings settings, String target) {
        JsonEncoder encoder = new JsonEncoders(settings).of(type, target);
        if (encoder instanceof JsonCompositeEncoder composite) {
            return composite::writeText;
        }
        throw new IllegalArgumentException(target + " is a scalar, which has no JSON text of its own");
    }

    private JsonEncoder of(DataType type, String target) {
        String typed = target + ' ' + type.asCql(false, true);
        if (type instanceof UserDefinedType udt) {
            return udt(udt, typed, target);
        }
        if (type instanceof ListType list) {
            return new JsonSequenceEncoder(typed, of(list.getElementType(), target + "[]"), documents);
        }
        if (type instanceof SetType set) {
            return new JsonSequenceEncoder(typed, of(set.getElementType(), target + "[]"), documents);
        }
        if (type instanceof MapType map) {
            JsonEncoder key = of(map.getKeyType(), target + "[key]");
            return new JsonMapEncoder(typed, key, of(map.getValueType(), target + "[value]"), documents);
        }
        if (type instanceof TupleType tuple) {
            List<JsonEncoder> elements = new ArrayList<>();
            for (DataType element : tuple.getComponentTypes()) {
                elements.add(of(element, target + '[' + elements.size() + ']'));
            }
            return new JsonTupleEncoder(typed, elements, documents);
        }
        if (type instanceof VectorType vector) {
            DataType element = vector.getElementType();
            return new JsonVectorEncoder(
                    typed, of(element, target + "[]"), vector.getDimensions(), CqlWidths.of(element), documents);
        }
        ScalarEncoder scalar = ScalarEncoders.of(type, settings, target);
        if (scalar == null) {
            throw new IllegalArgumentException(typed + " is a type that Scamander cannot write");
        }
        return type.equals(DataTypes.TEXT) || type.equals(DataTypes.ASCII)
                ? new JsonTextColumnEncoder(scalar)
                : new JsonScalarEncoder(scalar);
    }

    private JsonEncoder udt(UserDefinedType udt, String typed, String target) {
        List<String> names = new ArrayList<>();
        List<JsonEncoder> encoders = new ArrayList<>();
        for (int i = 0; i < udt.getFieldNames().size(); i++) {
            String name = udt.getFieldNames().get(i).asInternal();
            names.add(name);
            encoders.add(of(udt.getFieldTypes().get(i), target + '.' + name));
        }
        return new JsonUdtEncoder(typed, List.copyOf(names), encoders, settings, documents);
    }
}
