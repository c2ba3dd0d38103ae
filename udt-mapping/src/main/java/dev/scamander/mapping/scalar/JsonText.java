package dev.scamander.mapping.scalar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;

/** Maps and collections as JSON text, for columns that hold text. Bytes become base 64, times their ISO 8601 text. */
final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final int maxDepth;

    private JsonText(JsonGenerator json, int maxDepth) {
        this.json = json;
        this.maxDepth = maxDepth;
    }

    /**
     * Writes a value.
     *
     * @param value the value
     * @param maxDepth levels of maps and collections that are allowed
     * @return its JSON text; null if it is deeper
     */
    static String of(Object value, int maxDepth) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            if (!new JsonText(json, maxDepth).write(value, 0)) {
                return null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return text.toString();
    }

    private boolean write(Object value, int depth) throws IOException {
        if (depth > maxDepth) {
            return false;
        }
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                if (!write(entry.getValue(), depth + 1)) {
                    return false;
                }
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                if (!write(element, depth + 1)) {
                    return false;
                }
            }
            json.writeEndArray();
        } else {
            writeScalar(value);
        }
        return true;
    }

    private void writeScalar(Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Float number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else if (value instanceof byte[] bytes) {
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(buffer.position(), bytes);
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof java.util.Date date) {
            json.writeString(Instant.ofEpochMilli(date.getTime()).toString());
        } else {
            json.writeString(value.toString());
        }
    }
}
