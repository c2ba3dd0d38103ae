package dev.scamander.mapping.ddl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.json.JsonDocuments;
import dev.scamander.mapping.json.JsonFailure;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads JSON samples, and notes what they have at each place. */
final class SampleReader {
    private final DdlSettings settings;
    private final JsonDocuments documents;
    private final SampleNode root = new SampleNode("$");
    private int samples;

    SampleReader(DdlSettings settings) {
        this.settings = settings;
        this.documents = new JsonDocuments(MappingSettings.defaults().withLimits(settings.limits()));
    }

    SampleNode root() {
        return root;
    }

    void add(String sample) {
        samples++;
        try (JsonParser parser = documents.open(sample)) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw error("is no object; each sample must be one, as its fields become columns");
            }
            value(parser, root);
            JsonDocuments.close(parser);
        } catch (IOException e) {
            throw error(JsonFailure.of(e, "").reason());
        } catch (MappingException e) {
            throw error(e.reason());
        }
    }

    /** Adds a sample unless it is no JSON; whether it was added. */
    boolean tryAdd(String sample) {
        SampleReader alone = new SampleReader(settings);
        try {
            alone.add(sample);
        } catch (DerivationException e) {
            return false;
        }
        root.addAll(alone.root);
        return true;
    }

    /** Adds a sample of plain Java values. */
    void addValue(Object sample) {
        value(sample, root);
    }

    private void value(Object value, SampleNode node) {
        if (value == null) {
            node.addNull();
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, item) -> value(item, node.addField(String.valueOf(name))));
            node.addObject(map.size());
        } else if (value instanceof Collection<?> items) {
            SampleNode all = node.addArray();
            items.forEach(item -> value(item, all));
        } else if (value instanceof Boolean) {
            node.addScalar(SampleKind.BOOLEAN);
        } else if (value instanceof Float || value instanceof Double || value instanceof BigDecimal) {
            node.addScalar(SampleKind.ofFraction(value.toString()));
        } else if (value instanceof Number) {
            node.addScalar(SampleKind.ofInteger(value.toString()));
        } else {
            node.addScalar(SampleKind.ofText(value.toString()));
        }
    }

    private DerivationException error(String reason) {
        return new DerivationException("sample " + samples, reason);
    }

    private void value(JsonParser parser, SampleNode node) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, node);
            case START_ARRAY -> {
                SampleNode items = node.addArray();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser, items);
                }
            }
            case VALUE_STRING -> node.addScalar(SampleKind.ofText(parser.getText()));
            case VALUE_NUMBER_INT -> node.addScalar(SampleKind.ofInteger(parser.getText()));
            case VALUE_NUMBER_FLOAT -> {
                requireExponentInLimit(parser, node);
                node.addScalar(SampleKind.ofFraction(parser.getText()));
            }
            case VALUE_TRUE, VALUE_FALSE -> node.addScalar(SampleKind.BOOLEAN);
            default -> node.addNull();
        }
    }

    private void object(JsonParser parser, SampleNode node) throws IOException {
        Set<String> names = new HashSet<>();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            if (!names.add(name)) {
                throw error(node.path() + "." + name + " is given twice");
            }
            parser.nextToken();
            value(parser, node.addField(name));
        }
        node.addObject(names.size());
    }

    private void requireExponentInLimit(JsonParser parser, SampleNode node) throws IOException {
        BigDecimal number = new BigDecimal(parser.getText());
        long magnitude = (long) number.precision() - number.scale();
        if (Math.abs(magnitude) > settings.limits().maxExponent()) {
            throw error(node.path() + " has a number beyond the limit maxExponent "
                    + settings.limits().maxExponent());
        }
    }
}
