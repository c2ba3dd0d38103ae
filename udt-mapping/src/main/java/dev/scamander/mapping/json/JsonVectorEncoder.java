package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.cql.CqlWidths;
import dev.scamander.mapping.cql.VectorLayout;
import java.io.IOException;

/** A vector from an array of as many elements, none of them null. */
final class JsonVectorEncoder extends JsonCompositeEncoder {

    private final JsonEncoder element;
    private final int dimensions;
    private final boolean variable;

    JsonVectorEncoder(String target, JsonEncoder element, int dimensions, int width, JsonDocuments documents) {
        super(target, documents);
        this.element = element;
        this.dimensions = dimensions;
        this.variable = width == CqlWidths.VARIABLE;
    }

    @Override
    String wanted() {
        return "an array of " + dimensions + " elements";
    }

    @Override
    void body(JsonParser parser, CqlOutput out) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw unsuitable(parser, wanted());
        }
        int count = 0;
        while (nextItem(parser, count)) {
            if (count == dimensions) {
                throw new MappingException(target(), null, "has more than " + dimensions + " elements");
            }
            int start = out.position();
            try {
                if (!element.encode(parser, out)) {
                    throw new MappingException(element.target(), null, "is null, which no element of a vector can be");
                }
            } catch (MappingException e) {
                throw e.inItem(count);
            }
            if (variable) {
                VectorLayout.prefixLength(out, start);
            }
            count++;
        }
        if (count < dimensions) {
            throw new MappingException(target(), null, "has " + count + " elements; give " + dimensions);
        }
    }
}
