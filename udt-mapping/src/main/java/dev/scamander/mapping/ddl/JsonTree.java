package dev.scamander.mapping.ddl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingLimits;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.json.JsonDocuments;
import dev.scamander.mapping.json.JsonFailure;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small JSON document as a tree. For schemas, which are read once; records are never read so. */
sealed interface JsonTree {

    /** An object. */
    record Obj(Map<String, JsonTree> fields) implements JsonTree {
        JsonTree get(String name) {
            return fields.get(name);
        }

        /** The text of this name, or null if there is none. */
        String text(String name) {
            return get(name) instanceof Value value && value.value instanceof String text ? text : null;
        }

        /** The number of this name, or null if there is none. */
        BigDecimal number(String name) {
            return get(name) instanceof Value value && value.value instanceof BigDecimal number ? number : null;
        }

        /** The object of this name, or null if there is none. */
        Obj object(String name) {
            return get(name) instanceof Obj object ? object : null;
        }

        /** The array of this name; empty if there is none. */
        List<JsonTree> array(String name) {
            return get(name) instanceof Arr array ? array.items : List.of();
        }
    }

    /** An array. */
    record Arr(List<JsonTree> items) implements JsonTree {}

    /** A {@link String}, {@link BigDecimal}, {@link Boolean} or null. */
    record Value(Object value) implements JsonTree {}

    static JsonTree read(String json, MappingLimits limits) {
        JsonDocuments documents = new JsonDocuments(MappingSettings.defaults().withLimits(limits));
        try (JsonParser parser = documents.open(json)) {
            JsonTree tree = read(parser);
            JsonDocuments.close(parser);
            return tree;
        } catch (IOException e) {
            throw new DerivationException(
                    "the JSON Schema", JsonFailure.of(e, "").reason());
        } catch (MappingException e) {
            throw new DerivationException("the JSON Schema", e.reason());
        }
    }

    private static JsonTree read(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, JsonTree> fields = new LinkedHashMap<>();
                String name;
                while ((name = parser.nextFieldName()) != null) {
                    parser.nextToken();
                    fields.put(name, read(parser));
                }
                return new Obj(fields);
            }
            case START_ARRAY -> {
                List<JsonTree> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser));
                }
                return new Arr(items);
            }
            case VALUE_STRING -> {
                return new Value(parser.getText());
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return new Value(new BigDecimal(parser.getText()));
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return new Value(parser.getBooleanValue());
            }
            default -> {
                return new Value(null);
            }
        }
    }
}
