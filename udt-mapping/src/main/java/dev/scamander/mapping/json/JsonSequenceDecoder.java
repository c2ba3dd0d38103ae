package dev.scamander.mapping.json;

import com.datastax.oss.driver.api.core.type.DataType;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scamander.mapping.cql.CqlParts;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A list or a set as an array. */
final class JsonSequenceDecoder extends JsonDecoder {

    private final JsonDecoder element;

    JsonSequenceDecoder(DataType type, JsonDecoder element) {
        super(type);
        this.element = element;
    }

    @Override
    void body(ByteBuffer bytes, int at, int length, JsonGenerator json) throws IOException {
        CqlParts parts = new CqlParts(bytes, at, length);
        json.writeStartArray();
        for (int left = parts.count(); left > 0; left--) {
            parts.next();
            element.write(bytes, parts.start(), parts.length(), json);
        }
        parts.requireEnd();
        json.writeEndArray();
    }
}
