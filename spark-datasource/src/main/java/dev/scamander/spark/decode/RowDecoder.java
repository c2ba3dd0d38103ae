package dev.scamander.spark.decode;

import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.DataType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Decodes rows of one query into unsafe rows. Compiled once per reader; every call gives the same row object with new content, as
 * Spark expects of its readers. Belongs to one thread.
 */
public final class RowDecoder {

    private final UnsafeRowWriter row;
    private final ValueWriter[] writers;
    private final String[] columns;

    private RowDecoder(UnsafeRowWriter row, ValueWriter[] writers, String[] columns) {
        this.row = row;
        this.writers = writers;
        this.columns = columns;
    }

    /**
     * Compiles a decoder for rows whose first columns are the fields of a schema, in the same order.
     *
     * @param schema the projected schema
     * @param columns what the server announces to send
     * @return the decoder
     */
    public static RowDecoder compile(StructType schema, ColumnDefinitions columns) {
        List<DataType> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < schema.length(); i++) {
            ColumnDefinition column = columns.get(i);
            types.add(column.getType());
            names.add(column.getKeyspace().asInternal() + "."
                    + column.getTable().asInternal() + "." + column.getName().asInternal() + " ("
                    + column.getType().asCql(false, true) + ")");
        }
        return compile(schema, types, names);
    }

    /**
     * Compiles a decoder for columns of given types.
     *
     * @param schema the projected schema
     * @param types the CQL type of each field
     * @param names what errors call each field
     * @return the decoder
     */
    public static RowDecoder compile(StructType schema, List<DataType> types, List<String> names) {
        StructField[] fields = schema.fields();
        UnsafeRowWriter row = new UnsafeRowWriter(fields.length);
        ValueWriter[] writers = new ValueWriter[fields.length];
        for (int i = 0; i < fields.length; i++) {
            writers[i] = ValueWriters.compile(types.get(i), fields[i].dataType(), row);
        }
        return new RowDecoder(row, writers, names.toArray(String[]::new));
    }

    /**
     * Decodes one row.
     *
     * @param source the row as the driver received it
     * @return the decoded row, valid until the next call
     * @throws UnreadableValueException if a value does not fit its Spark type; the message names the column
     */
    public UnsafeRow decode(Row source) {
        row.reset();
        row.zeroOutNullBytes();
        for (int i = 0; i < writers.length; i++) {
            ByteBuffer bytes = source.getBytesUnsafe(i);
            if (bytes == null) {
                writers[i].writeNull(i);
            } else {
                write(i, bytes);
            }
        }
        return row.getRow();
    }

    private void write(int i, ByteBuffer bytes) {
        try {
            writers[i].write(i, bytes, bytes.position(), bytes.remaining());
        } catch (IllegalArgumentException e) {
            throw UnreadableValueException.at(columns[i], e);
        }
    }
}
