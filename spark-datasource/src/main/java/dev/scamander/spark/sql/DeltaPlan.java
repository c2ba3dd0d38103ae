package dev.scamander.spark.sql;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.spark.encode.RowEncoder;
import dev.scamander.spark.option.WriteOptions;
import dev.scamander.spark.type.ValueBefore;
import dev.scamander.spark.write.RowKey;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * What the tasks of a {@code DELETE}, {@code UPDATE} or {@code MERGE} do with rows.
 *
 * @param options how to write
 * @param keyspace name of the keyspace as the server has it
 * @param table name of the table as the server has it
 * @param id the primary key, from the rows' identities
 * @param row the primary key and after it the other columns, from rows as they shall be; empty if none are written
 * @param before the other columns, from what they were; empty if nothing is updated
 */
record DeltaPlan(
        WriteOptions options,
        String keyspace,
        String table,
        List<RowEncoder.Column> id,
        List<RowEncoder.Column> row,
        List<RowEncoder.Column> before)
        implements Serializable {

    DeltaPlan {
        id = List.copyOf(id);
        row = List.copyOf(row);
        before = List.copyOf(before);
    }

    /**
     * Plans.
     *
     * @param table the table's metadata
     * @param options how to write
     * @param id the fields of identities
     * @param row the fields of rows; none if none are written
     * @param before the fields of what columns were; none if nothing is updated
     */
    static DeltaPlan of(TableMetadata table, WriteOptions options, StructType id, StructType row, StructType before) {
        List<ColumnMetadata> key = table.getPrimaryKey();
        List<ColumnMetadata> others = table.getColumns().values().stream()
                .filter(column -> !key.contains(column))
                .toList();
        List<RowEncoder.Column> rowColumns = new ArrayList<>();
        List<RowEncoder.Column> beforeColumns = new ArrayList<>();
        if (row.length() > 0) {
            key.forEach(column -> rowColumns.add(column(column, nameOf(column), row)));
            others.forEach(column -> rowColumns.add(column(column, nameOf(column), row)));
        }
        if (before.length() > 0) {
            others.forEach(column -> beforeColumns.add(column(column, ValueBefore.nameOf(nameOf(column)), before)));
        }
        return new DeltaPlan(
                options,
                table.getKeyspace().asInternal(),
                table.getName().asInternal(),
                key.stream().map(column -> column(column, nameOf(column), id)).toList(),
                rowColumns,
                beforeColumns);
    }

    private static String nameOf(ColumnMetadata column) {
        return column.getName().asInternal();
    }

    private static RowEncoder.Column column(ColumnMetadata column, String field, StructType fields) {
        int ordinal = fields.fieldIndex(field);
        return new RowEncoder.Column(
                nameOf(column), column.getType(), ordinal, fields.fields()[ordinal].dataType(), false);
    }

    String qualifiedTable() {
        return keyspace + "." + table;
    }

    /** Deletes a row. */
    TableWrite delete() {
        return write(Kind.DELETE, id);
    }

    /** Inserts a row or sets columns of it. */
    TableWrite upsert() {
        return write(Kind.UPSERT, row);
    }

    private TableWrite write(Kind kind, List<RowEncoder.Column> columns) {
        List<CqlIdentifier> names = columns.stream()
                .map(column -> CqlIdentifier.fromInternal(column.name()))
                .toList();
        return TableWrite.of(kind, CqlIdentifier.fromInternal(keyspace), CqlIdentifier.fromInternal(table), names);
    }

    /** The primary key comes first in all that is written. */
    RowKey key() {
        List<RowKey.Part> parts = new ArrayList<>();
        for (RowEncoder.Column column : id) {
            parts.add(new RowKey.Part(column.name(), column.type(), parts.size()));
        }
        return new RowKey(parts);
    }
}
