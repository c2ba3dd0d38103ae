package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.connect.source.config.TableName;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.connect.ConnectDecoder;
import dev.scamander.mapping.connect.ConnectDecoders;
import dev.scamander.mapping.connect.DecimalForm;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes records of a table's rows: the key a Struct of the primary key, the value a Struct of all columns. */
final class TableRecords {
    private final TableName table;
    private final String topic;
    private final PrimaryKey key;
    private final List<CqlIdentifier> columns;
    private final ConnectDecoder[] decoders;
    private final Schema keySchema;
    private final Field[] keyFields;
    private final Schema valueSchema;
    private final Field[] valueFields;

    /**
     * Compiles the decoders of a table.
     *
     * @param metadata the table as it is
     * @param key its primary key
     * @param topic where its records go
     */
    TableRecords(TableName table, TableMetadata metadata, PrimaryKey key, String topic) {
        this.table = table;
        this.topic = topic;
        this.key = key;
        List<ColumnMetadata> ordered = inOrder(metadata, key);
        this.columns = ordered.stream().map(ColumnMetadata::getName).toList();
        this.decoders = IntStream.range(0, ordered.size())
                .mapToObj(i -> ConnectDecoders.compile(
                        ordered.get(i).getType(), i >= neverNull(metadata, key), DecimalForm.TEXT))
                .toArray(ConnectDecoder[]::new);
        String name = table.keyspace().asInternal() + '.' + table.table().asInternal();
        this.keySchema = schema(name + ".Key", key.columns().size());
        this.keyFields = keySchema.fields().toArray(Field[]::new);
        this.valueSchema = schema(name + ".Value", decoders.length);
        this.valueFields = valueSchema.fields().toArray(Field[]::new);
    }

    /** The primary key first, so that its columns have the same places in key and value. */
    private static List<ColumnMetadata> inOrder(TableMetadata metadata, PrimaryKey key) {
        List<ColumnMetadata> ordered =
                new ArrayList<>(key.columns().stream().map(KeyColumn::column).toList());
        metadata.getColumns().values().stream()
                .filter(column -> !ordered.contains(column))
                .forEach(ordered::add);
        return ordered;
    }

    /** How many columns, from the first, no row lacks: a row of static columns alone has no clustering columns. */
    private static int neverNull(TableMetadata metadata, PrimaryKey key) {
        boolean staticColumns = metadata.getColumns().values().stream().anyMatch(ColumnMetadata::isStatic);
        return staticColumns ? key.partitionColumns() : key.columns().size();
    }

    private Schema schema(String name, int fields) {
        SchemaBuilder schema = SchemaBuilder.struct().name(name);
        for (int i = 0; i < fields; i++) {
            schema.field(columns.get(i).asInternal(), decoders[i].schema());
        }
        return schema.build();
    }

    /** What to select, in the order in which {@link #record} expects it behind the token. */
    List<CqlIdentifier> columns() {
        return columns;
    }

    /** Where a row lies. */
    RowPosition position(Row row, boolean last) {
        ByteBuffer[] values = new ByteBuffer[key.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getBytesUnsafe(i + 1);
        }
        return new RowPosition(key, row.getLong(0), values, last);
    }

    /**
     * Makes the record of a row.
     *
     * @throws DataException if a value is not of its column's type, naming the column
     */
    SourceRecord record(Row row, Map<String, ?> sourcePartition, RowPosition position) {
        Struct keyStruct = new Struct(keySchema);
        Struct value = new Struct(valueSchema);
        for (int i = 0; i < decoders.length; i++) {
            Object decoded = decode(i, row.getBytesUnsafe(i + 1));
            value.put(valueFields[i], decoded);
            if (i < keyFields.length) {
                keyStruct.put(keyFields[i], decoded);
            }
        }
        return new SourceRecord(sourcePartition, position, topic, keySchema, keyStruct, valueSchema, value);
    }

    private Object decode(int column, ByteBuffer bytes) {
        try {
            return decoders[column].decode(bytes);
        } catch (MappingException e) {
            throw new DataException(
                    "Column " + columns.get(column).asCql(true) + " of table " + table + ": " + e.getMessage(), e);
        }
    }
}
