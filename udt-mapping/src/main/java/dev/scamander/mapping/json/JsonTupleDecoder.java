package dev.scamander.mapping.json;

import com.datastax.oss.driver.api.core.type.DataType;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scamander.mapping.cql.CqlParts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A tuple as an array. */
final class JsonTupleDecoder extends JsonDecoder {

    private final List<JsonDecoder> fields;

    JsonTupleDecoder(DataType type, List<JsonDecoder> fields) {
        super(type);
        this.fields = List.copyOf(fields);
    }

    @Override
    void body(ByteBuffer bytes, int at, int length, JsonGenerator json) throws IOException {
        CqlParts parts = new CqlParts(bytes, at, length);
        json.writeStartArray();
        for (JsonDecoder field : fields) {
            if (parts.hasMore()) {
                parts.next();
                field.write(bytes, parts.start(), parts.length(), json);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }
}
