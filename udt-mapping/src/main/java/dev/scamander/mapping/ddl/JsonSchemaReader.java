package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.mapping.ddl.JsonTree.Arr;
import dev.scamander.mapping.ddl.JsonTree.Obj;
import dev.scamander.mapping.ddl.JsonTree.Value;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the shape that a JSON Schema (draft 7 or 2020-12) describes: {@code type}, {@code properties}, {@code items},
 * {@code prefixItems}, {@code additionalProperties}, {@code format}, {@code minimum} and {@code maximum}, {@code enum},
 * {@code const}, {@code allOf}, local {@code $ref}, and {@code anyOf}/{@code oneOf} of one schema and null.
 */
final class JsonSchemaReader {
    private static final Map<String, DataType> TEXT_FORMATS = Map.of(
            "date-time", DataTypes.TIMESTAMP,
            "date", DataTypes.DATE,
            "uuid", DataTypes.UUID,
            "ipv4", DataTypes.INET,
            "ipv6", DataTypes.INET);
    private static final Map<String, DataType> NUMBER_FORMATS = Map.of(
            "int32", DataTypes.INT,
            "int64", DataTypes.BIGINT,
            "float", DataTypes.FLOAT,
            "double", DataTypes.DOUBLE,
            "decimal", DataTypes.DECIMAL);

    private final Obj root;
    private final DdlSettings settings;
    private final Deque<String> references = new ArrayDeque<>();

    JsonSchemaReader(String schema, DdlSettings settings) {
        if (!(JsonTree.read(schema, settings.limits()) instanceof Obj object)) {
            throw new DerivationException("the JSON Schema", "is no object");
        }
        this.root = object;
        this.settings = settings;
    }

    Shape read() {
        return shape(root, "$");
    }

    private Shape shape(JsonTree tree, String path) {
        return settings.chosenAt(path).orElseGet(() -> described(tree, path));
    }

    private Shape described(JsonTree tree, String path) {
        if (!(tree instanceof Obj schema)) {
            return new Shape.Unknown("the schema allows anything here");
        }
        String reference = schema.text("$ref");
        if (reference != null) {
            return referenced(reference, path);
        }
        if (!schema.array("allOf").isEmpty()) {
            return all(schema, path);
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            if (!schema.array(choice).isEmpty()) {
                return oneOf(schema.array(choice), path);
            }
        }
        String type = type(schema, path);
        if (type == null) {
            return new Shape.Unknown("the schema names no type here");
        }
        return switch (type) {
            case "object" -> object(schema, path);
            case "array" -> array(schema, path);
            case "string" -> new Shape.Scalar(text(schema));
            case "integer" -> new Shape.Scalar(integer(schema));
            case "number" -> new Shape.Scalar(NUMBER_FORMATS.getOrDefault(format(schema), DataTypes.DOUBLE));
            case "boolean" -> new Shape.Scalar(DataTypes.BOOLEAN);
            case "null" -> new Shape.Unknown("the schema allows only null here");
            default -> throw new DerivationException(path, "there is no type '" + type + "' in JSON Schema");
        };
    }

    private Shape referenced(String reference, String path) {
        if (!reference.startsWith("#")) {
            throw new DerivationException(
                    path, "$ref '" + reference + "' leads out of the schema; include what it names");
        }
        if (references.contains(reference)) {
            throw new DerivationException(
                    path, "$ref '" + reference + "' contains itself; CQL types cannot be recursive");
        }
        JsonTree found = root;
        for (String step : reference.substring(1).split("/")) {
            if (!step.isEmpty()) {
                String name = step.replace("~1", "/").replace("~0", "~");
                found = found instanceof Obj object ? object.get(name) : null;
            }
        }
        if (found == null) {
            throw new DerivationException(path, "$ref '" + reference + "' leads nowhere");
        }
        references.push(reference);
        Shape shape = shape(found, path);
        references.pop();
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return shape instanceof Shape.Fields fields && fields.name() == null
                ? new Shape.Fields(name, fields.fields())
                : shape;
    }

    private Shape all(Obj schema, String path) {
        Map<String, Shape> fields = new LinkedHashMap<>();
        List<JsonTree> parts = new ArrayList<>(schema.array("allOf"));
        if (schema.object("properties") != null) {
            parts.add(new Obj(Map.of("type", new Value("object"), "properties", schema.get("properties"))));
        }
        for (JsonTree part : parts) {
            Shape shape = shape(part, path);
            if (parts.size() == 1) {
                return shape;
            }
            if (!(shape instanceof Shape.Fields more)) {
                throw new DerivationException(path, "allOf is understood for objects only");
            }
            fields.putAll(more.fields());
        }
        return new Shape.Fields(schema.text("title"), fields);
    }

    private Shape oneOf(List<JsonTree> choices, String path) {
        Set<Shape> shapes = new LinkedHashSet<>();
        for (JsonTree choice : choices) {
            boolean isNull = choice instanceof Obj object && "null".equals(object.text("type"));
            if (!isNull) {
                shapes.add(shape(choice, path));
            }
        }
        if (shapes.size() != 1) {
            throw new DerivationException(
                    path,
                    "the schema leaves a choice between " + shapes.size()
                            + " shapes, which no column can hold; name a type for the column");
        }
        return shapes.iterator().next();
    }

    private String type(Obj schema, String path) {
        if (schema.get("type") instanceof Arr types) {
            List<String> names = types.items().stream()
                    .map(item -> item instanceof Value value ? String.valueOf(value.value()) : "?")
                    .filter(name -> !name.equals("null"))
                    .toList();
            if (names.size() == 2 && names.containsAll(List.of("integer", "number"))) {
                return "number";
            }
            if (names.size() > 1
                    && settings.mixed() == DdlSettings.Mixed.TEXT
                    && !names.contains("object")
                    && !names.contains("array")) {
                return "string";
            }
            if (names.size() > 1) {
                throw new DerivationException(path, "the schema allows several types: " + names);
            }
            return names.isEmpty() ? "null" : names.get(0);
        }
        String type = schema.text("type");
        if (type != null) {
            return type;
        }
        return schema.get("properties") != null
                ? "object"
                : schema.get("items") != null ? "array" : constantType(schema);
    }

    /** The type of {@code const} or of all of {@code enum}, or null. */
    private static String constantType(Obj schema) {
        List<JsonTree> values = new ArrayList<>(schema.array("enum"));
        if (schema.fields().containsKey("const")) {
            values.add(schema.get("const"));
        }
        Set<String> types = new LinkedHashSet<>();
        for (JsonTree value : values) {
            if (value instanceof Value scalar && scalar.value() != null) {
                Object constant = scalar.value();
                types.add(constant instanceof String ? "string" : constant instanceof Boolean ? "boolean" : "number");
            }
        }
        return types.size() == 1 ? types.iterator().next() : null;
    }

    private Shape object(Obj schema, String path) {
        Obj properties = schema.object("properties");
        if (properties == null || properties.fields().isEmpty()) {
            JsonTree values = schema.get("additionalProperties");
            return values instanceof Obj
                    ? new Shape.Entries(DataTypes.TEXT, shape(values, path + ".*"))
                    : new Shape.Unknown("the schema names no properties of this object");
        }
        Map<String, Shape> fields = new LinkedHashMap<>();
        properties.fields().forEach((name, field) -> fields.put(name, shape(field, path + "." + name)));
        return new Shape.Fields(path.equals("$") ? null : schema.text("title"), fields);
    }

    private Shape array(Obj schema, String path) {
        List<JsonTree> positions =
                schema.array("prefixItems").isEmpty() ? schema.array("items") : schema.array("prefixItems");
        if (!positions.isEmpty()) {
            List<Shape> shapes = new ArrayList<>();
            for (JsonTree position : positions) {
                shapes.add(shape(position, path + "[" + shapes.size() + "]"));
            }
            return new Shape.Positions(shapes);
        }
        return new Shape.Items(shape(schema.get("items"), path + "[]"));
    }

    private static String format(Obj schema) {
        return schema.text("format") == null ? "" : schema.text("format");
    }

    private static DataType text(Obj schema) {
        return "base64".equals(schema.text("contentEncoding"))
                ? DataTypes.BLOB
                : TEXT_FORMATS.getOrDefault(format(schema), DataTypes.TEXT);
    }

    private static DataType integer(Obj schema) {
        DataType named = NUMBER_FORMATS.get(format(schema));
        if (named != null) {
            return named;
        }
        BigDecimal least = schema.number("minimum");
        BigDecimal most = schema.number("maximum");
        boolean small = least != null
                && most != null
                && least.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
                && most.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return small ? DataTypes.INT : DataTypes.BIGINT;
    }
}
