package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.scamander.connect.source.config.TableName;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.json.JsonDecoder;
import dev.scamander.mapping.json.JsonDecoders;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.connect.data.Schema;

/** JSON text: the key an object of the primary key, the value one of all columns. */
final class JsonForm implements RowForm {
    private final JsonFactory factory = new JsonFactory();
    private final TableName table;
    private final List<ColumnMetadata> columns;
    private final SerializedString[] names;
    private final JsonDecoder[] decoders;
    private final int keyColumns;

    /**
     * Compiles the decoders.
     *
     * @param keyColumns how many columns, from the first, make up the primary key
     */
    JsonForm(TableName table, RowLayout layout, int keyColumns) {
        this.table = table;
        this.columns = layout.columns();
        this.names = columns.stream()
                .map(column -> new SerializedString(column.getName().asInternal()))
                .toArray(SerializedString[]::new);
        this.decoders = columns.stream()
                .map(column -> JsonDecoders.compile(column.getType()))
                .toArray(JsonDecoder[]::new);
        this.keyColumns = keyColumns;
    }

    @Override
    public Schema keySchema() {
        return Schema.STRING_SCHEMA;
    }

    @Override
    public Schema valueSchema() {
        return Schema.STRING_SCHEMA;
    }

    @Override
    public Content content(Row row) {
        return new Content(object(row, keyColumns), object(row, decoders.length));
    }

    private String object(Row row, int fields) {
        StringWriter text = new StringWriter(64 * fields);
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < fields; i++) {
                json.writeFieldName(names[i]);
                write(i, row.getBytesUnsafe(i + 1), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return text.toString();
    }

    private void write(int column, ByteBuffer bytes, JsonGenerator json) throws IOException {
        try {
            if (bytes == null) {
                json.writeNull();
            } else {
                decoders[column].write(bytes, bytes.position(), bytes.remaining(), json);
            }
        } catch (MappingException e) {
            throw RowRecords.malformed(table, columns.get(column), e);
        }
    }
}
