package dev.scamander.mapping.value;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.FieldNames;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.json.JsonEncoders;
import java.util.ArrayList;
import java.util.List;

/**
 * Encoders of types with types inside, from Java collections. What compiles them says by a {@link Parts} how the parts
 * are encoded: a source with a schema knows more of them than one without.
 */
public final class CompositeEncoders {

    private CompositeEncoders() {}

    /** Compiles the parts of a composite. */
    public interface Parts {

        /**
         * Compiles the encoder of the elements of a sequence, or of the values of a map or a UDT.
         *
         * @param type their CQL type
         * @param target their name in messages
         * @return the encoder
         */
        CqlEncoder<Object> element(DataType type, String target);

        /**
         * Compiles the encoder of the keys of a map.
         *
         * @param type their CQL type
         * @param target their name in messages
         * @return the encoder
         */
        default CqlEncoder<Object> key(DataType type, String target) {
            return element(type, target);
        }
    }

    /**
     * Compiles the encoder of a composite type from maps, collections, arrays, the driver's values, and JSON text.
     *
     * @param type the type
     * @param settings policies, codecs and limits
     * @param target its name in messages
     * @param parts what compiles the parts
     * @return the encoder; null if the type is no composite
     */
    public static CqlEncoder<Object> of(DataType type, MappingSettings settings, String target, Parts parts) {
        String typed = target + ' ' + type.asCql(false, true);
        if (type instanceof ListType list) {
            return new SequenceEncoder(
                    typed, parts.element(list.getElementType(), target + "[]"), text(type, settings, target));
        }
        if (type instanceof SetType set) {
            return new SequenceEncoder(
                    typed, parts.element(set.getElementType(), target + "[]"), text(type, settings, target));
        }
        if (type instanceof MapType map) {
            return new MapEncoder(
                    typed,
                    parts.key(map.getKeyType(), target + "[key]"),
                    parts.element(map.getValueType(), target + "[value]"),
                    text(type, settings, target));
        }
        if (type instanceof VectorType vector) {
            return new VectorEncoder(
                    typed, vector, parts.element(vector.getElementType(), target + "[]"), text(type, settings, target));
        }
        if (type instanceof UserDefinedType udt) {
            List<String> names = new ArrayList<>();
            List<CqlEncoder<Object>> fields = new ArrayList<>();
            for (int i = 0; i < udt.getFieldNames().size(); i++) {
                names.add(udt.getFieldNames().get(i).asInternal());
                fields.add(parts.element(udt.getFieldTypes().get(i), target + '.' + names.get(i)));
            }
            return new UdtEncoder(typed, new FieldNames(names), fields, text(type, settings, target), settings);
        }
        if (type instanceof TupleType tuple) {
            List<CqlEncoder<Object>> elements = new ArrayList<>();
            for (DataType element : tuple.getComponentTypes()) {
                elements.add(parts.element(element, target + '[' + elements.size() + ']'));
            }
            return new TupleEncoder(typed, elements, text(type, settings, target));
        }
        return null;
    }

    private static CqlEncoder<String> text(DataType type, MappingSettings settings, String target) {
        return JsonEncoders.compileText(type, settings, target);
    }
}
