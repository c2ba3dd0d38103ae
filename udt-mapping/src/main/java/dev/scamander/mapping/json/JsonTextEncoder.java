package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.cql.CqlOutput;
import java.io.IOException;

/** A value from JSON within a string: how an object says keys that are no scalars, and texts say whole values. */
final class JsonTextEncoder extends JsonEncoder {

    private final JsonEncoder content;
    private final JsonDocuments documents;

    JsonTextEncoder(JsonEncoder content, JsonDocuments documents) {
        super(content.target());
        this.content = content;
        this.documents = documents;
    }

    @Override
    boolean write(JsonParser parser, CqlOutput out) throws IOException {
        JsonParser inner = documents.open(parser.getText());
        boolean present = content.encode(inner, out);
        JsonDocuments.close(inner);
        return present;
    }
}
