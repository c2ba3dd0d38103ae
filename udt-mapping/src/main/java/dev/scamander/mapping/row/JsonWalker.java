package dev.scamander.mapping.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.json.JsonDocuments;
import dev.scamander.mapping.json.JsonFailure;
import java.io.IOException;

/** Walks a JSON document once and fills the slots of a tree of mapped fields from its tokens. */
final class JsonWalker {
    private final JsonDocuments documents;
    private final FieldNode root;
    private final UnknownFields unknown;
    private final RowBuffer row;

    JsonWalker(JsonDocuments documents, FieldNode root, UnknownFields unknown, RowBuffer row) {
        this.documents = documents;
        this.root = root;
        this.unknown = unknown;
        this.row = row;
    }

    /**
     * Fills the slots from a document.
     *
     * @throws MappingException if the text is no JSON, or a value does not fit
     */
    void walk(JsonText text) {
        try (JsonParser parser = text.open(documents)) {
            value(text, parser, root);
            JsonDocuments.close(parser);
        } catch (IOException e) {
            throw JsonFailure.of(e, root.target());
        }
    }

    /** Fills what is mapped at and below a node. The parser stands on the value's first token and is left on its last. */
    private void value(JsonText text, JsonParser parser, FieldNode node) throws IOException {
        CqlEncoder<JsonParser> only = node.onlyEncoder();
        if (only != null) {
            row.fill(node.onlySlot(), only, parser);
            return;
        }
        JsonToken token = parser.currentToken();
        if (token.isStructStart()) {
            if (node.slots().length == 0) {
                inner(text, parser, node);
            } else {
                again(text, parser, node);
            }
            return;
        }
        for (Slot slot : node.slots()) {
            slot.fill(row, parser);
        }
        if (!node.isLeaf()) {
            scalarAboveFields(parser, node, token);
        }
    }

    private void inner(JsonText text, JsonParser parser, FieldNode node) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            if (!node.hasFields()) {
                throw new MappingException(node.target(), "{", "is an object; the mapping expects an array here");
            }
            object(text, parser, node);
        } else {
            if (!node.hasItems()) {
                throw new MappingException(node.target(), "[", "is an array; the mapping expects an object here");
            }
            array(text, parser, node);
        }
    }

    private void object(JsonText text, JsonParser parser, FieldNode node) throws IOException {
        FieldOrder order = node.order();
        int place = FieldOrder.START;
        while (true) {
            int guess = order.guessAfter(place);
            String name = null;
            if (guess != FieldOrder.NOWHERE && parser.nextFieldName(order.name(guess))) {
                place = guess;
            } else {
                name = guess == FieldOrder.NOWHERE ? parser.nextFieldName() : parser.currentName();
                if (name == null || parser.currentToken() != JsonToken.FIELD_NAME) {
                    return;
                }
                place = order.placeOf(name, place);
            }
            field(text, parser, node, place == FieldOrder.NOWHERE ? node.find(name) : order.edge(place));
        }
    }

    /** Reads the field on whose name the parser stands. */
    private void field(JsonText text, JsonParser parser, FieldNode node, FieldNode.Edge edge) throws IOException {
        if (edge == null) {
            unknown.check(node, parser.currentName());
            parser.nextToken();
            parser.skipChildren();
            return;
        }
        String name = parser.currentName();
        FieldNode child = edge.node();
        try {
            boolean wanted = child.claim(row, edge.exactly());
            parser.nextToken();
            if (wanted) {
                value(text, parser, child);
            } else {
                parser.skipChildren();
            }
        } catch (MappingException e) {
            throw e.inField(name);
        }
    }

    private void array(JsonText text, JsonParser parser, FieldNode node) throws IOException {
        FieldNode[] items = node.items();
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            FieldNode item = index < items.length ? items[index] : null;
            if (item == null) {
                parser.skipChildren();
            } else {
                try {
                    value(text, parser, item);
                } catch (MappingException e) {
                    throw e.inItem(index);
                }
            }
            index++;
        }
    }

    /** Reads an object or array once for each slot, and once more for what is mapped inside it. */
    private void again(JsonText text, JsonParser parser, FieldNode node) throws IOException {
        JsonText part = text.skip(parser);
        if (part == null) {
            throw new MappingException(node.target(), null, "the mapping reads this twice, for which it must be UTF-8");
        }
        for (Slot slot : node.slots()) {
            try (JsonParser reader = part.open(documents)) {
                slot.fill(row, reader);
            }
        }
        if (!node.isLeaf()) {
            try (JsonParser reader = part.open(documents)) {
                inner(part, reader, node);
            }
        }
    }

    private void scalarAboveFields(JsonParser parser, FieldNode node, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL && node != root) {
            node.setNullBelow(row);
        } else {
            throw new MappingException(
                    node.target(),
                    MappingException.excerpt(parser.getText()),
                    "is no " + node.expected() + ", but the mapping reads inside it");
        }
    }
}
