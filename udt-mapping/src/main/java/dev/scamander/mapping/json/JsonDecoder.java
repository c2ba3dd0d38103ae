package dev.scamander.mapping.json;

import com.datastax.oss.driver.api.core.type.DataType;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scamander.mapping.CqlDecoder;
import dev.scamander.mapping.MappingException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Decodes one type to JSON text. What it writes, the encoder of the type reads back to the same bytes. */
public abstract class JsonDecoder implements CqlDecoder<String> {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final DataType type;

    JsonDecoder(DataType type) {
        this.type = type;
    }

    /**
     * Writes a value as JSON.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length; negative means null
     * @param json where to write
     * @throws IOException if the generator does
     * @throws MappingException if the bytes are no value of the type
     */
    public final void write(ByteBuffer bytes, int at, int length, JsonGenerator json) throws IOException {
        if (length < 0) {
            json.writeNull();
            return;
        }
        try {
            body(bytes, at, length, json);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new MappingException(type.asCql(false, true), null, "malformed bytes: " + e.getMessage());
        }
    }

    abstract void body(ByteBuffer bytes, int at, int length, JsonGenerator json) throws IOException;

    /** A value as the name of a field: the text of a scalar as it is, or else the JSON text of the value. */
    String name(ByteBuffer bytes, int at, int length) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(bytes, at, length, json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return text.toString();
    }

    /** The JSON text of a value; null for CQL null. */
    @Override
    public final String decode(ByteBuffer bytes) {
        if (bytes == null) {
            return null;
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(bytes, bytes.position(), bytes.remaining(), json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return text.toString();
    }
}
