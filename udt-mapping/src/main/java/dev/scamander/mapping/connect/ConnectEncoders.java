package dev.scamander.mapping.connect;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.FieldNames;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.MissingFieldPolicy;
import dev.scamander.mapping.UnknownFieldPolicy;
import dev.scamander.mapping.scalar.ScalarEncoders;
import dev.scamander.mapping.value.CompositeEncoders;
import dev.scamander.mapping.value.ValueEncoders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/** Compiles encoders that read Connect values of a known schema. */
public final class ConnectEncoders {

    private final MappingSettings settings;

    private ConnectEncoders(MappingSettings settings) {
        this.settings = settings;
    }

    /**
     * Compiles the encoder of values of a schema as a type.
     *
     * @param schema the schema of the values; null if there is none: then they are taken as they are
     * @param type the CQL type, of any depth
     * @param settings policies, codecs and limits
     * @param target the name of the target in messages, such as {@code product.dimensions}
     * @return the encoder; for a null it writes nothing and answers false
     * @throws MappingException if no value of the schema can become one of the type
     * @throws IllegalArgumentException if the type is a custom one
     */
    public static CqlEncoder<Object> compile(Schema schema, DataType type, MappingSettings settings, String target) {
        return new ConnectEncoders(settings).of(schema, type, target);
    }

    private CqlEncoder<Object> of(Schema schema, DataType type, String target) {
        if (schema == null) {
            return ValueEncoders.compile(type, settings, target);
        }
        String typed = target + ' ' + type.asCql(false, true);
        UnaryOperator<Object> meaning = LogicalType.of(schema);
        if (meaning != null) {
            return new LogicalEncoder(typed, schema.name(), meaning, ValueEncoders.compile(type, settings, target));
        }
        if (UnionEncoder.isUnion(schema) && !namesTypes(schema, type)) {
            return UnionEncoder.compile(schema, typed, branch -> of(branch, type, target));
        }
        CqlEncoder<Object> scalar = ScalarEncoders.of(type, settings, target);
        if (isText(type) && !schema.type().isPrimitive()) {
            return new ConnectTextEncoder(scalar);
        }
        return switch (schema.type()) {
            case STRUCT -> struct(schema, type, typed, target);
            case ARRAY, MAP -> {
                if (scalar != null) {
                    throw new MappingException(
                            typed, null, "no " + schema.type() + " can become this type; give a scalar");
                }
                yield CompositeEncoders.of(type, settings, target, new SchemaParts(schema));
            }
            default -> scalar != null ? scalar : ValueEncoders.compile(type, settings, target);
        };
    }

    /** Whether a user-defined type has a field for one of a union's types, and so keeps them apart. */
    private static boolean namesTypes(Schema union, DataType type) {
        if (!(type instanceof UserDefinedType udt)) {
            return false;
        }
        List<String> names = new ArrayList<>();
        udt.getFieldNames().forEach(name -> names.add(name.asInternal()));
        FieldNames fields = new FieldNames(names);
        return union.fields().stream().anyMatch(branch -> fields.find(branch.name()) != FieldNames.UNKNOWN);
    }

    private static boolean isText(DataType type) {
        return type.equals(DataTypes.TEXT) || type.equals(DataTypes.ASCII);
    }

    private CqlEncoder<Object> struct(Schema schema, DataType type, String typed, String target) {
        if (type instanceof MapType map) {
            return structAsMap(schema, map, target);
        }
        if (type instanceof TupleType tuple && !(type instanceof UserDefinedType)) {
            return structAsTuple(schema, tuple, typed, target);
        }
        if (!(type instanceof UserDefinedType udt)) {
            throw new MappingException(typed, null, "no STRUCT can become this type; map its fields one by one");
        }
        List<String> names = new ArrayList<>();
        udt.getFieldNames().forEach(name -> names.add(name.asInternal()));
        Field[] sources = match(schema, new FieldNames(names), typed);
        List<CqlEncoder<Object>> encoders = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            Field field = sources[i];
            if (field == null) {
                if (settings.missingField() == MissingFieldPolicy.FAIL) {
                    throw new MappingException(
                            typed, null, "the field " + names.get(i) + " is missing, which missingField=FAIL forbids");
                }
                encoders.add(null);
                continue;
            }
            try {
                encoders.add(of(field.schema(), udt.getFieldTypes().get(i), target + '.' + names.get(i)));
            } catch (MappingException e) {
                throw e.inField(field.name());
            }
        }
        return new StructEncoder(typed, Arrays.asList(sources), encoders);
    }

    private Field[] match(Schema schema, FieldNames names, String typed) {
        Field[] sources = new Field[names.all().size()];
        for (Field field : schema.fields()) {
            int index = names.find(field.name());
            if (index == FieldNames.UNKNOWN) {
                unknown(field, names, typed);
            } else if (sources[index] == null) {
                sources[index] = field;
            } else if (names.isExact(index, field.name())) {
                sources[index] = field;
            } else if (names.isExact(index, sources[index].name())) {
                unknown(field, names, typed);
            } else {
                throw new MappingException(typed, null, "the field is given twice").inField(field.name());
            }
        }
        return sources;
    }

    private void unknown(Field field, FieldNames names, String typed) {
        if (settings.unknownField() == UnknownFieldPolicy.FAIL) {
            throw new MappingException(
                            typed,
                            null,
                            "there is no such field; the type has " + names.all() + " and unknownField=FAIL")
                    .inField(field.name());
        }
    }

    private CqlEncoder<Object> structAsMap(Schema schema, MapType map, String target) {
        List<CqlEncoder<Object>> values = new ArrayList<>();
        for (Field field : schema.fields()) {
            values.add(of(field.schema(), map.getValueType(), target + "[value]"));
        }
        CqlEncoder<Object> key = ValueEncoders.compile(map.getKeyType(), settings, target + "[key]");
        return new StructMapEncoder(target + ' ' + map.asCql(false, true), schema.fields(), key, values);
    }

    private CqlEncoder<Object> structAsTuple(Schema schema, TupleType tuple, String typed, String target) {
        List<DataType> types = tuple.getComponentTypes();
        if (schema.fields().size() != types.size()) {
            throw new MappingException(
                    typed, null, "a STRUCT of " + schema.fields().size() + " fields cannot become this type");
        }
        List<CqlEncoder<Object>> elements = new ArrayList<>();
        for (Field field : schema.fields()) {
            try {
                elements.add(of(field.schema(), types.get(field.index()), target + '[' + field.index() + ']'));
            } catch (MappingException e) {
                throw e.inField(field.name());
            }
        }
        return new StructEncoder(typed, schema.fields(), elements);
    }

    /** The parts of arrays and maps, whose schemas are known. */
    private final class SchemaParts implements CompositeEncoders.Parts {

        private final Schema schema;

        SchemaParts(Schema schema) {
            this.schema = schema;
        }

        @Override
        public CqlEncoder<Object> element(DataType type, String target) {
            return of(schema.valueSchema(), type, target);
        }

        @Override
        public CqlEncoder<Object> key(DataType type, String target) {
            return of(schema.type() == Schema.Type.MAP ? schema.keySchema() : null, type, target);
        }
    }
}
