package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import dev.scamander.connect.source.config.TableName;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.json.JsonRowDecoder;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/** JSON text: the key an object of the primary key, the value one of all columns. */
final class JsonForm implements RowForm {
    private final TableName table;
    private final JsonRowDecoder keys;
    private final JsonRowDecoder values;

    /**
     * Compiles the decoders.
     *
     * @param keyColumns how many columns, from the first, make up the primary key
     */
    JsonForm(TableName table, RowLayout layout, int keyColumns) {
        this.table = table;
        this.keys = decoder(layout.columns().subList(0, keyColumns));
        this.values = decoder(layout.columns());
    }

    private static JsonRowDecoder decoder(List<ColumnMetadata> columns) {
        return JsonRowDecoder.compile(
                columns.stream().map(column -> column.getName().asInternal()).toList(),
                columns.stream().map(ColumnMetadata::getType).toList());
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
        try {
            return new Content(
                    keys.decode(column -> row.getBytesUnsafe(column)),
                    values.decode(column -> row.getBytesUnsafe(column)));
        } catch (MappingException e) {
            throw new DataException("Table " + table + ": " + e.getMessage(), e);
        }
    }
}
