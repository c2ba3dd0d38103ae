package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.io.IOException;

/** A type with types inside. Where its value is a string, that is taken as JSON text of the value. */
abstract class JsonCompositeEncoder extends JsonEncoder {

    private final JsonDocuments documents;

    JsonCompositeEncoder(String target, JsonDocuments documents) {
        super(target);
        this.documents = documents;
    }

    @Override
    final boolean write(JsonParser parser, CqlOutput out) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
            return writeText(parser.getText(), out);
        }
        body(parser, out);
        return true;
    }

    /** Writes a value that is neither null nor a string. */
    abstract void body(JsonParser parser, CqlOutput out) throws IOException;

    /** Writes a value from its JSON text. */
    final boolean writeText(String text, CqlOutput out) {
        JsonParser inner;
        try {
            inner = documents.open(text);
        } catch (MappingException e) {
            throw new MappingException(
                    target(), '"' + MappingException.excerpt(text) + '"', "is no JSON text of a value: " + e.reason());
        }
        JsonToken first = inner.currentToken();
        if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY && first != JsonToken.VALUE_NULL) {
            throw new MappingException(
                    target(),
                    '"' + MappingException.excerpt(text) + '"',
                    "is a string; give " + wanted() + ", or the JSON text of one");
        }
        boolean present = encode(inner, out);
        try {
            JsonDocuments.close(inner);
        } catch (MappingException e) {
            throw new MappingException(target(), '"' + MappingException.excerpt(text) + '"', e.reason());
        }
        return present;
    }

    /** What went wrong on the way to a field's name, or on the look ahead to its value that the parser takes there. */
    final MappingException atField(JsonParser parser, IOException cause) {
        MappingException failure = JsonFailure.of(cause, target());
        try {
            return parser.currentToken() == JsonToken.FIELD_NAME ? failure.inField(parser.currentName()) : failure;
        } catch (IOException e) {
            return failure;
        }
    }

    /** Goes to the next item of an array; false at its end. */
    final boolean nextItem(JsonParser parser, int index) {
        try {
            return parser.nextToken() != JsonToken.END_ARRAY;
        } catch (IOException e) {
            throw JsonFailure.of(e, target()).inItem(index);
        }
    }

    /** What JSON values the type is made of, for error messages. */
    abstract String wanted();
}
