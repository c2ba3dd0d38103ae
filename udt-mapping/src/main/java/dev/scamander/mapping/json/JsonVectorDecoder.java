package dev.scamander.mapping.json;

import com.datastax.oss.driver.api.core.type.VectorType;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scamander.mapping.cql.CqlParts;
import dev.scamander.mapping.cql.CqlWidths;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A vector as an array. */
final class JsonVectorDecoder extends JsonDecoder {

    private final JsonDecoder element;
    private final int dimensions;
    private final int width;

    JsonVectorDecoder(VectorType type, JsonDecoder element) {
        super(type);
        this.element = element;
        this.dimensions = type.getDimensions();
        this.width = CqlWidths.of(type.getElementType());
    }

    @Override
    void body(ByteBuffer bytes, int at, int length, JsonGenerator json) throws IOException {
        if (length == 0) {
            json.writeNull();
            return;
        }
        CqlParts parts = new CqlParts(bytes, at, length);
        json.writeStartArray();
        for (int i = 0; i < dimensions; i++) {
            parts.nextInVector(width);
            element.write(bytes, parts.start(), parts.length(), json);
        }
        parts.requireEnd();
        json.writeEndArray();
    }
}
