package dev.scamander.mapping.connect;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * A value that may be of several types. Connect has no such thing, so converters make a Struct of it with a field for each type, of
 * which one is not null; they tell by the schema's name or by a parameter (the Avro, JSON Schema and Protobuf converters of Confluent
 * and those that follow them).
 */
final class UnionEncoder extends StructSourceEncoder {
    private static final Set<String> NAMES =
            Set.of("io.confluent.connect.avro.Union", "io.confluent.connect.json.OneOf");
    private static final String NUMBERED = "io.confluent.connect.protobuf.Union";
    private static final String PARAMETER = "org.apache.kafka.connect.data.Union";

    private final Field[] branches;
    private final CqlEncoder<Object>[] encoders;

    private UnionEncoder(String target, List<Field> branches) {
        super(target);
        this.branches = branches.toArray(Field[]::new);
        this.encoders = encoders(branches.size());
    }

    /** Whether a schema stands for one of several types. */
    static boolean isUnion(Schema schema) {
        if (schema.type() != Schema.Type.STRUCT) {
            return false;
        }
        String name = schema.name();
        return name != null && (NAMES.contains(name) || name.startsWith(NUMBERED))
                || schema.parameters() != null && schema.parameters().containsKey(PARAMETER);
    }

    /**
     * Compiles the encoder. Values of the types that cannot become the target are errors when they come.
     *
     * @param compile compiles the encoder of one type, or throws
     * @throws MappingException if values of no type can become the target
     */
    static CqlEncoder<Object> compile(Schema union, String target, Function<Schema, CqlEncoder<Object>> compile) {
        UnionEncoder encoder = new UnionEncoder(target, union.fields());
        MappingException unfit = null;
        boolean fit = false;
        for (int i = 0; i < encoder.branches.length; i++) {
            try {
                encoder.encoders[i] = compile.apply(encoder.branches[i].schema());
                fit = true;
            } catch (MappingException e) {
                unfit = e.inField(encoder.branches[i].name());
            }
        }
        if (!fit && unfit != null) {
            throw unfit;
        }
        return encoder;
    }

    @Override
    boolean encodeStruct(Struct struct, CqlOutput out) {
        for (int i = 0; i < branches.length; i++) {
            Object value = struct.get(branches[i]);
            if (value != null) {
                return encode(i, value, out);
            }
        }
        return false;
    }

    private boolean encode(int branch, Object value, CqlOutput out) {
        try {
            if (encoders[branch] == null) {
                throw new MappingException(
                        target(),
                        MappingException.excerpt(value.toString()),
                        "no " + branches[branch].schema().type() + " can become this type");
            }
            return encoders[branch].encode(value, out);
        } catch (MappingException e) {
            throw e.inField(branches[branch].name());
        }
    }

    @SuppressWarnings("unchecked")
    private static CqlEncoder<Object>[] encoders(int count) {
        return new CqlEncoder[count];
    }
}
