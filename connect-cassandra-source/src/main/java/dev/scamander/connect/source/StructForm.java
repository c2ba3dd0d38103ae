package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import dev.scamander.connect.source.config.TableName;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.connect.ConnectDecoder;
import dev.scamander.mapping.connect.ConnectDecoders;
import dev.scamander.mapping.connect.DecimalForm;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Structs: the key one of the primary key, the value one of all columns. */
final class StructForm implements RowForm {
    private final TableName table;
    private final List<ColumnMetadata> columns;
    private final ConnectDecoder[] decoders;
    private final Schema keySchema;
    private final Field[] keyFields;
    private final Schema valueSchema;
    private final Field[] valueFields;

    /**
     * Compiles the decoders.
     *
     * @param keyColumns how many columns, from the first, make up the primary key
     */
    StructForm(TableName table, RowLayout layout, int keyColumns) {
        this.table = table;
        this.columns = layout.columns();
        this.decoders = IntStream.range(0, columns.size())
                .mapToObj(i ->
                        ConnectDecoders.compile(columns.get(i).getType(), i >= layout.neverNull(), DecimalForm.TEXT))
                .toArray(ConnectDecoder[]::new);
        String name = table.keyspace().asInternal() + '.' + table.table().asInternal();
        this.keySchema = schema(name + ".Key", keyColumns);
        this.keyFields = keySchema.fields().toArray(Field[]::new);
        this.valueSchema = schema(name + ".Value", decoders.length);
        this.valueFields = valueSchema.fields().toArray(Field[]::new);
    }

    private Schema schema(String name, int fields) {
        SchemaBuilder schema = SchemaBuilder.struct().name(name);
        for (int i = 0; i < fields; i++) {
            schema.field(columns.get(i).getName().asInternal(), decoders[i].schema());
        }
        return schema.build();
    }

    @Override
    public Schema keySchema() {
        return keySchema;
    }

    @Override
    public Schema valueSchema() {
        return valueSchema;
    }

    @Override
    public Content content(Row row) {
        Struct key = new Struct(keySchema);
        Struct value = new Struct(valueSchema);
        for (int i = 0; i < decoders.length; i++) {
            Object decoded = decode(i, row.getBytesUnsafe(i));
            value.put(valueFields[i], decoded);
            if (i < keyFields.length) {
                key.put(keyFields[i], decoded);
            }
        }
        return new Content(key, value);
    }

    private Object decode(int column, ByteBuffer bytes) {
        try {
            return decoders[column].decode(bytes);
        } catch (MappingException e) {
            throw new DataException(
                    "Column " + columns.get(column).getName().asCql(true) + " of table " + table + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
