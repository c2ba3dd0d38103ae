package dev.scamander.spark.encode;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlWidths;
import dev.scamander.mapping.json.JsonEncoders;
import dev.scamander.mapping.language.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Compiles encoders: structs become UDTs by the names of their fields and tuples by their order, arrays lists, sets and vectors,
 * maps maps; text becomes any of these from JSON. What a scalar may become {@link ScalarFields} knows.
 */
final class FieldEncoders {

    private static final MappingSettings SETTINGS = MappingSettings.defaults();

    private FieldEncoders() {}

    /**
     * Compiles an encoder.
     *
     * @param type the CQL type
     * @param spark the type of the field or element
     * @param target where values go, for errors, such as {@code shop.product.size}
     * @return the encoder
     * @throws UnfitTypeException if values of the one type cannot become the other
     */
    static FieldEncoder compile(DataType type, org.apache.spark.sql.types.DataType spark, String target) {
        if (spark instanceof NullType) {
            return (from, ordinal, out) -> false;
        }
        if (type instanceof UserDefinedType udt) {
            return spark instanceof StructType struct ? udt(udt, struct, target) : json(type, spark, target);
        }
        if (type instanceof TupleType tuple) {
            return spark instanceof StructType struct ? tuple(tuple, struct, target) : json(type, spark, target);
        }
        if (type instanceof ListType list) {
            return sequence(type, list.getElementType(), "list", spark, target);
        }
        if (type instanceof SetType set) {
            return sequence(type, set.getElementType(), "set", spark, target);
        }
        if (type instanceof VectorType vector) {
            return spark instanceof ArrayType array ? vector(vector, array, target) : json(type, spark, target);
        }
        if (type instanceof com.datastax.oss.driver.api.core.type.MapType map) {
            return spark instanceof MapType entries ? map(map, entries, target) : json(type, spark, target);
        }
        return ScalarFields.compile(type, spark, SETTINGS, target);
    }

    private static FieldEncoder json(DataType type, org.apache.spark.sql.types.DataType spark, String target) {
        if (!(spark instanceof StringType)) {
            throw new UnfitTypeException(target, type, spark, "give " + wanted(type) + ", or its JSON text");
        }
        CqlEncoder<String> encoder = JsonEncoders.compileText(type, SETTINGS, target);
        return (from, ordinal, out) ->
                encoder.encode(from.getUTF8String(ordinal).toString(), out);
    }

    private static String wanted(DataType type) {
        if (type instanceof UserDefinedType || type instanceof TupleType) {
            return "a struct";
        }
        return type instanceof com.datastax.oss.driver.api.core.type.MapType ? "a map" : "an array";
    }

    private static FieldEncoder sequence(
            DataType type, DataType element, String kind, org.apache.spark.sql.types.DataType spark, String target) {
        if (!(spark instanceof ArrayType array)) {
            return json(type, spark, target);
        }
        return new SequenceEncoder(
                compile(element, array.elementType(), target + "[]"), typed(target, type), "no element of a " + kind);
    }

    private static FieldEncoder vector(VectorType type, ArrayType array, String target) {
        DataType element = type.getElementType();
        FieldEncoder encoder = compile(element, array.elementType(), target + "[]");
        boolean variable = CqlWidths.of(element) == CqlWidths.VARIABLE;
        boolean floats = element.equals(DataTypes.FLOAT)
                && array.elementType().equals(org.apache.spark.sql.types.DataTypes.FloatType);
        return new VectorEncoder(encoder, type.getDimensions(), variable, floats, typed(target, type));
    }

    private static FieldEncoder map(
            com.datastax.oss.driver.api.core.type.MapType type, MapType entries, String target) {
        return new MapEncoder(
                compile(type.getKeyType(), entries.keyType(), target + "[key]"),
                compile(type.getValueType(), entries.valueType(), target + "[value]"),
                typed(target, type));
    }

    /** Fields by name, in whatever order; those that the struct does not have are null. */
    private static FieldEncoder udt(UserDefinedType type, StructType struct, String target) {
        List<StructEncoder.Field> fields = new ArrayList<>();
        Set<String> used = new HashSet<>();
        List<String> names =
                type.getFieldNames().stream().map(CqlIdentifier::asInternal).toList();
        for (int i = 0; i < names.size(); i++) {
            int ordinal = ordinal(struct, names.get(i));
            if (ordinal < 0) {
                fields.add(StructEncoder.Field.MISSING);
                continue;
            }
            StructField field = struct.fields()[ordinal];
            used.add(field.name());
            fields.add(field(names.get(i), ordinal, type.getFieldTypes().get(i), field, target + '.' + names.get(i)));
        }
        for (String name : struct.fieldNames()) {
            if (!used.contains(name)) {
                throw new UnfitTypeException(typed(target, type) + ": has no field " + name
                        + NearestName.of(name, names)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; it has " + String.join(", ", names)));
            }
        }
        return new StructEncoder(fields, struct.length());
    }

    /** By the exact name, or else by the only one that differs in the case of letters alone. */
    private static int ordinal(StructType struct, String name) {
        int similar = -1;
        for (int i = 0; i < struct.length(); i++) {
            String other = struct.fields()[i].name();
            if (other.equals(name)) {
                return i;
            }
            if (other.equalsIgnoreCase(name)) {
                similar = similar == -1 ? i : -2;
            }
        }
        return similar;
    }

    private static FieldEncoder tuple(TupleType type, StructType struct, String target) {
        List<DataType> types = type.getComponentTypes();
        if (struct.length() != types.size()) {
            throw new UnfitTypeException(target, type, struct, "give a struct of " + types.size() + " fields");
        }
        List<StructEncoder.Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(field(Integer.toString(i), i, types.get(i), struct.fields()[i], target + '[' + i + ']'));
        }
        return new StructEncoder(fields, struct.length());
    }

    private static StructEncoder.Field field(
            String name, int ordinal, DataType type, StructField field, String target) {
        return new StructEncoder.Field(name, ordinal, compile(type, field.dataType(), target));
    }

    private static String typed(String target, DataType type) {
        return target + ' ' + type.asCql(false, true);
    }
}
