package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes CQL types of shapes, and a user-defined type for each different shape with fields. */
final class TypeBuilder {
    private final CqlIdentifier keyspace;
    private final DdlSettings settings;
    private final Map<Map<CqlIdentifier, DataType>, UserDefinedType> byFields = new LinkedHashMap<>();
    private final Map<CqlIdentifier, UserDefinedType> byName = new LinkedHashMap<>();

    TypeBuilder(CqlIdentifier keyspace, DdlSettings settings) {
        this.keyspace = keyspace;
        this.settings = settings;
    }

    /** The types that were made, each after those that it needs. */
    List<UserDefinedType> types() {
        return List.copyOf(byName.values());
    }

    /**
     * The type of a column; empty if the column is to be left out.
     *
     * @param name the column's name in the data
     */
    Optional<DataType> column(Shape shape, String path, String name) {
        return type(shape, path, List.of(name));
    }

    private Optional<DataType> type(Shape shape, String path, List<String> names) {
        if (shape instanceof Shape.Scalar scalar) {
            return Optional.of(scalar.type());
        }
        if (shape instanceof Shape.Items items) {
            return type(items.item(), path + "[]", singular(names)).map(item -> DataTypes.listOf(freeze(item)));
        }
        if (shape instanceof Shape.Entries entries) {
            return type(entries.value(), path + ".*", singular(names))
                    .map(value -> DataTypes.mapOf(entries.key(), freeze(value)));
        }
        if (shape instanceof Shape.Fields fields) {
            return fields(fields, path, names).map(type -> type);
        }
        if (shape instanceof Shape.Positions positions) {
            return tuple(positions, path, names);
        }
        return unknown((Shape.Unknown) shape, path);
    }

    private Optional<DataType> unknown(Shape.Unknown shape, String path) {
        return switch (settings.untyped()) {
            case OMIT -> Optional.empty();
            case TEXT -> Optional.of(DataTypes.TEXT);
            case FAIL ->
                throw new DerivationException(
                        path,
                        "the type is not known: " + shape.reason() + "; name a type, or choose to omit such fields");
        };
    }

    private Optional<DataType> tuple(Shape.Positions positions, String path, List<String> names) {
        List<DataType> types = new ArrayList<>();
        for (Shape item : positions.items()) {
            String place = path + "[" + types.size() + "]";
            types.add(freeze(type(item, place, names)
                    .orElseThrow(() -> new DerivationException(place, "a position of a tuple needs a type"))));
        }
        return Optional.of(DataTypes.tupleOf(types.toArray(DataType[]::new)));
    }

    private Optional<UserDefinedType> fields(Shape.Fields shape, String path, List<String> names) {
        Map<String, CqlIdentifier> fieldNames = CqlNames.ofFields(shape.fields().keySet(), path);
        Map<CqlIdentifier, DataType> fields = new LinkedHashMap<>();
        shape.fields().forEach((name, field) -> {
            List<String> inner = new ArrayList<>(names);
            inner.add(name);
            type(field, path + "." + name, inner).ifPresent(type -> fields.put(fieldNames.get(name), freeze(type)));
        });
        if (fields.isEmpty()) {
            if (settings.untyped() == DdlSettings.Untyped.OMIT) {
                return Optional.empty();
            }
            throw new DerivationException(path, "no field of this object has a type");
        }
        UserDefinedType known = byFields.get(fields);
        if (known != null) {
            return Optional.of(known);
        }
        UserDefinedTypeBuilder builder = new UserDefinedTypeBuilder(keyspace, typeName(shape.name(), names));
        fields.forEach(builder::withField);
        UserDefinedType type = builder.frozen().build();
        byFields.put(fields, type);
        byName.put(type.getName(), type);
        return Optional.of(type);
    }

    /** The field's own name; if that is taken, together with those of the fields around it; else with a number. */
    private CqlIdentifier typeName(String given, List<String> names) {
        String name = CqlNames.ofType(given != null ? given : names.get(names.size() - 1));
        for (int i = names.size() - 2; i >= 0 && byName.containsKey(CqlIdentifier.fromInternal(name)); i--) {
            name = CqlNames.ofType(names.get(i)) + "_" + name;
        }
        String numbered = name;
        for (int i = 2; byName.containsKey(CqlIdentifier.fromInternal(numbered)); i++) {
            numbered = name + "_" + i;
        }
        return CqlIdentifier.fromInternal(numbered);
    }

    private static List<String> singular(List<String> names) {
        List<String> singular = new ArrayList<>(names);
        int last = names.size() - 1;
        singular.set(last, CqlNames.singular(names.get(last)));
        return singular;
    }

    /** The type as it must be inside another one. */
    static DataType freeze(DataType type) {
        if (type instanceof UserDefinedType udt) {
            return udt.copy(true);
        }
        if (type instanceof ListType list) {
            return DataTypes.listOf(list.getElementType(), true);
        }
        if (type instanceof SetType set) {
            return DataTypes.setOf(set.getElementType(), true);
        }
        if (type instanceof MapType map) {
            return DataTypes.mapOf(map.getKeyType(), map.getValueType(), true);
        }
        return type;
    }
}
