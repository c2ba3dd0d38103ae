package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.scalar.ScalarEncoder;
import java.io.IOException;
import java.io.StringWriter;

/** Text from a string, or from an object or an array: then it is their JSON text, without the white space. */
final class JsonTextColumnEncoder extends JsonScalarEncoder {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final ScalarEncoder text;

    JsonTextColumnEncoder(ScalarEncoder text) {
        super(text);
        this.text = text;
    }

    @Override
    boolean writeNested(JsonParser parser, CqlOutput out) throws IOException {
        if (parser.currentToken() == null) {
            throw unsuitable(parser, text.wanted());
        }
        StringWriter copy = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(copy)) {
            int open = 0;
            do {
                JsonToken token = parser.currentToken();
                copy(token, parser, json);
                open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (open > 0 && parser.nextToken() != null);
        }
        text.text(copy.toString(), out);
        return true;
    }

    /** Numbers are copied as they are written, so that none loses digits. */
    private static void copy(JsonToken token, JsonParser parser, JsonGenerator json) throws IOException {
        switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.writeNumber(parser.getText());
            default -> json.copyCurrentEvent(parser);
        }
    }
}
