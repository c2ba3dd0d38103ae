package dev.scamander.mapping.json;

import com.datastax.oss.driver.api.core.type.DataType;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scamander.mapping.cql.CqlParts;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A map as an object. */
final class JsonMapDecoder extends JsonDecoder {

    private final JsonDecoder key;
    private final JsonDecoder value;

    JsonMapDecoder(DataType type, JsonDecoder key, JsonDecoder value) {
        super(type);
        this.key = key;
        this.value = value;
    }

    @Override
    void body(ByteBuffer bytes, int at, int length, JsonGenerator json) throws IOException {
        CqlParts parts = new CqlParts(bytes, at, length);
        json.writeStartObject();
        for (int left = parts.count(); left > 0; left--) {
            parts.next();
            json.writeFieldName(key.name(bytes, parts.start(), parts.length()));
            parts.next();
            value.write(bytes, parts.start(), parts.length(), json);
        }
        parts.requireEnd();
        json.writeEndObject();
    }
}
