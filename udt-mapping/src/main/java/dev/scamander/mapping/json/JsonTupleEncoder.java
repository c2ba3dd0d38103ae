package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.io.IOException;
import java.util.List;

/** A tuple from an array of as many elements; any of them may be null. */
final class JsonTupleEncoder extends JsonCompositeEncoder {

    private final JsonEncoder[] elements;

    JsonTupleEncoder(String target, List<JsonEncoder> elements, JsonDocuments documents) {
        super(target, documents);
        this.elements = elements.toArray(JsonEncoder[]::new);
    }

    @Override
    String wanted() {
        return "an array of " + elements.length + " elements";
    }

    @Override
    void body(JsonParser parser, CqlOutput out) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw unsuitable(parser, wanted());
        }
        int count = 0;
        while (nextItem(parser, count)) {
            if (count == elements.length) {
                throw new MappingException(target(), null, "has more than " + count + " elements");
            }
            int mark = out.beginValue();
            try {
                if (elements[count].encode(parser, out)) {
                    out.endValue(mark);
                } else {
                    out.nullValue(mark);
                }
            } catch (MappingException e) {
                throw e.inItem(count);
            }
            count++;
        }
        if (count < elements.length) {
            throw new MappingException(
                    target(),
                    null,
                    "has " + count + " elements; give " + elements.length + ", null where there is none");
        }
    }
}
