package dev.scamander.mapping.json;

import com.datastax.oss.driver.api.core.type.DataType;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.scamander.mapping.MappingException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntFunction;

/** Decodes rows to JSON text: an object with a field for each column, in the order of columns. */
public final class JsonRowDecoder {

    private final JsonFactory factory = new JsonFactory();
    private final List<String> columns;
    private final SerializedString[] names;
    private final JsonDecoder[] decoders;

    private JsonRowDecoder(List<String> columns, JsonDecoder[] decoders) {
        this.columns = List.copyOf(columns);
        this.names = columns.stream().map(SerializedString::new).toArray(SerializedString[]::new);
        this.decoders = decoders;
    }

    /**
     * Compiles the decoder of rows.
     *
     * @param columns the names of the fields
     * @param types the CQL types of the columns, as many
     * @return the decoder
     * @throws IllegalArgumentException if a type is a custom one
     */
    public static JsonRowDecoder compile(List<String> columns, List<DataType> types) {
        return new JsonRowDecoder(
                columns, types.stream().map(JsonDecoders::compile).toArray(JsonDecoder[]::new));
    }

    /**
     * The JSON text of a row.
     *
     * @param values gives the bytes of a column by its index from 0; null for CQL null
     * @return the text
     * @throws MappingException if bytes are no value of their column's type, with the column's name in its path
     */
    public String decode(IntFunction<ByteBuffer> values) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < decoders.length; i++) {
                json.writeFieldName(names[i]);
                write(i, values.apply(i), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return text.toString();
    }

    private void write(int column, ByteBuffer bytes, JsonGenerator json) throws IOException {
        if (bytes == null) {
            json.writeNull();
            return;
        }
        try {
            decoders[column].write(bytes, bytes.position(), bytes.remaining(), json);
        } catch (MappingException e) {
            throw e.inField(columns.get(column));
        }
    }
}
