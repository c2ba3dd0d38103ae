package dev.scamander.mapping.json;

import com.datastax.oss.driver.api.core.type.DataType;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scamander.mapping.cql.CqlParts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A UDT as an object. Fields that the bytes do not reach were added to the type later, and are null; those after the
 * last one known are passed over.
 */
final class JsonUdtDecoder extends JsonDecoder {

    private final List<String> names;
    private final List<JsonDecoder> fields;

    JsonUdtDecoder(DataType type, List<String> names, List<JsonDecoder> fields) {
        super(type);
        this.names = List.copyOf(names);
        this.fields = List.copyOf(fields);
    }

    @Override
    void body(ByteBuffer bytes, int at, int length, JsonGenerator json) throws IOException {
        CqlParts parts = new CqlParts(bytes, at, length);
        json.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            json.writeFieldName(names.get(i));
            if (parts.hasMore()) {
                parts.next();
                fields.get(i).write(bytes, parts.start(), parts.length(), json);
            } else {
                json.writeNull();
            }
        }
        json.writeEndObject();
    }
}
