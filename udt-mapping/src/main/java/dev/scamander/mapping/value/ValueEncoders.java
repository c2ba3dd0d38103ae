package dev.scamander.mapping.value;

import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.scalar.ScalarEncoders;

/** Compiles encoders that read Java values: maps, collections, arrays, scalars, {@code java.time}, driver values. */
public final class ValueEncoders {

    private ValueEncoders() {}

    /**
     * Compiles the encoder of a type.
     *
     * @param type the CQL type, of any depth
     * @param settings policies, codecs and limits
     * @param target the name of the target in messages, such as {@code product.dimensions}
     * @return the encoder; for a null it writes nothing and answers false
     * @throws IllegalArgumentException if the type is a custom one
     */
    public static CqlEncoder<Object> compile(DataType type, MappingSettings settings, String target) {
        CqlEncoder<Object> scalar = ScalarEncoders.of(type, settings, target);
        if (scalar != null) {
            return scalar;
        }
        CqlEncoder<Object> composite =
                CompositeEncoders.of(type, settings, target, (part, partTarget) -> compile(part, settings, partTarget));
        if (composite == null) {
            throw new IllegalArgumentException(
                    target + ' ' + type.asCql(false, true) + " is a type that Scamander cannot write");
        }
        return composite;
    }
}
