package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.scalar.ScalarEncoder;
import java.io.IOException;

/** A scalar from one token, or from the name of a field where it is the key of a map. */
class JsonScalarEncoder extends JsonEncoder {

    private final ScalarEncoder scalar;

    JsonScalarEncoder(ScalarEncoder scalar) {
        super(scalar.target());
        this.scalar = scalar;
    }

    @Override
    final boolean write(JsonParser parser, CqlOutput out) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            char[] text = parser.getTextCharacters();
            scalar.number(text, parser.getTextOffset(), parser.getTextLength(), out);
            return true;
        }
        if (token == JsonToken.FIELD_NAME) {
            // its characters would be copied, the name is at hand
            scalar.text(parser.currentName(), out);
            return true;
        }
        if (token == JsonToken.VALUE_STRING) {
            char[] text = parser.getTextCharacters();
            scalar.text(text, parser.getTextOffset(), parser.getTextLength(), out);
            return true;
        }
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            scalar.bool(token == JsonToken.VALUE_TRUE, out);
            return true;
        }
        return writeNested(parser, out);
    }

    /** An object or an array where a scalar is wanted. */
    boolean writeNested(JsonParser parser, CqlOutput out) throws IOException {
        throw unsuitable(parser, scalar.wanted());
    }
}
