package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.io.IOException;

/** An encoder that reads its value from a parser: from the current token to the last one of the value. */
abstract class JsonEncoder implements CqlEncoder<JsonParser> {

    private final String target;

    JsonEncoder(String target) {
        this.target = target;
    }

    final String target() {
        return target;
    }

    @Override
    public final boolean encode(JsonParser source, CqlOutput out) {
        try {
            return write(source, out);
        } catch (IOException e) {
            throw JsonFailure.of(e, target);
        }
    }

    /** As {@link #encode}, but lets the parser's own exceptions pass. */
    abstract boolean write(JsonParser parser, CqlOutput out) throws IOException;

    /** A value of another shape than the type wants. */
    final MappingException unsuitable(JsonParser parser, String wanted) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return new MappingException(target, null, "there is no value; give " + wanted);
        }
        return switch (token) {
            case START_OBJECT -> new MappingException(target, null, "is an object; give " + wanted);
            case START_ARRAY -> new MappingException(target, null, "is an array; give " + wanted);
            case VALUE_STRING, FIELD_NAME ->
                new MappingException(
                        target, '"' + MappingException.excerpt(parser.getText()) + '"', "is a string; give " + wanted);
            default ->
                new MappingException(
                        target, MappingException.excerpt(parser.getText()), "is not suitable; give " + wanted);
        };
    }
}
