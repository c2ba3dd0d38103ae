package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.io.IOException;

/** A list or a set from an array: a count, and each element with its length in front. */
final class JsonSequenceEncoder extends JsonCompositeEncoder {

    private final JsonEncoder element;

    JsonSequenceEncoder(String target, JsonEncoder element, JsonDocuments documents) {
        super(target, documents);
        this.element = element;
    }

    @Override
    String wanted() {
        return "an array";
    }

    @Override
    void body(JsonParser parser, CqlOutput out) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw unsuitable(parser, wanted());
        }
        int start = out.position();
        out.writeInt(0);
        int count = 0;
        while (nextItem(parser, count)) {
            int mark = out.beginValue();
            try {
                if (!element.encode(parser, out)) {
                    throw new MappingException(
                            element.target(), null, "is null, which no element of a collection can be");
                }
            } catch (MappingException e) {
                throw e.inItem(count);
            }
            out.endValue(mark);
            count++;
        }
        out.putInt(start, count);
    }
}
