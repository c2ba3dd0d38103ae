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
    private final int[] counts;

    private RowDecoder(UnsafeRowWriter row, ValueWriter[] writers, String[] columns, int[] counts) {
        this.row = row;
        this.writers = writers;
        this.columns = columns;
        this.counts = counts;
    }

    /**
     * Compiles a decoder for rows whose first columns are the fields of a schema, in the same order.
     *
     * @param schema the projected schema
     * @param columns what the server announces to send
     * @param counts for each field the column that counts what the field sums, or -1; a sum of nothing is null then. Empty if
     *     there are no sums
     * @return the decoder
     */
    public static RowDecoder compile(StructType schema, ColumnDefinitions columns, List<Integer> counts) {
        List<DataType> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < schema.length(); i++) {
            ColumnDefinition column = columns.get(i);
            types.add(column.getType());
            names.add(column.getKeyspace().asInternal() + "."
                    + column.getTable().asInternal() + "." + column.getName().asInternal() + " ("
                    + column.getType().asCql(false, true) + ")");
        }
        return compile(schema, types, names, counts);
    }

    /**
     * Compiles a decoder for columns of given types.
     *
     * @param schema the projected schema
     * @param types the CQL type of each field
     * @param names what errors call each field
     * @param counts as above
     * @return the decoder
     */
    static RowDecoder compile(StructType schema, List<DataType> types, List<String> names, List<Integer> counts) {
        StructField[] fields = schema.fields();
        UnsafeRowWriter row = new UnsafeRowWriter(fields.length);
        ValueWriter[] writers = new ValueWriter[fields.length];
        for (int i = 0; i < fields.length; i++) {
            writers[i] = ValueWriters.compile(types.get(i), fields[i].dataType(), row);
        }
        return new RowDecoder(row, writers, names.toArray(String[]::new), counts(counts));
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
            if (bytes == null || (counts != null && counts[i] >= 0 && isZero(source, counts[i]))) {
                writers[i].writeNull(i);
            } else {
                write(i, bytes);
            }
        }
        return row.getRow();
    }

    private static int[] counts(List<Integer> counts) {
        boolean none = counts.stream().allMatch(count -> count < 0);
        return none ? null : counts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean isZero(Row source, int column) {
        ByteBuffer count = source.getBytesUnsafe(column);
        return count == null || count.getLong(count.position()) == 0;
    }

    private void write(int i, ByteBuffer bytes) {
        try {
            writers[i].write(i, bytes, bytes.position(), bytes.remaining());
        } catch (IllegalArgumentException e) {
            throw UnreadableValueException.at(columns[i], e);
        }
    }
}
