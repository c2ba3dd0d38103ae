package dev.scamander.spark.decode;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.DataType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
    private final StructType schema;
    private final int[] positions;
    /** Where the positions are right; null if every row has its columns in the order of the fields. */
    private ColumnDefinitions found;

    private RowDecoder(
            StructType schema,
            UnsafeRowWriter row,
            ValueWriter[] writers,
            String[] columns,
            int[] counts,
            int[] positions) {
        this.schema = schema;
        this.row = row;
        this.writers = writers;
        this.columns = columns;
        this.counts = counts;
        this.positions = positions;
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
        return compile(
                schema, columns, counts, IntStream.range(0, schema.length()).toArray());
    }

    /**
     * Compiles a decoder for rows of all columns of a table, in the order and number that they turn out to have: a table may be altered
     * while it is read.
     *
     * @param schema the schema; its fields are columns of the table
     * @param columns what the server announces to send
     * @return the decoder
     * @throws IllegalStateException if a column is missing, then or, when decoding, later
     */
    public static RowDecoder compileByName(StructType schema, ColumnDefinitions columns) {
        RowDecoder decoder = compile(schema, columns, List.of(), find(schema, columns));
        decoder.found = columns;
        return decoder;
    }

    private static RowDecoder compile(
            StructType schema, ColumnDefinitions columns, List<Integer> counts, int[] positions) {
        List<DataType> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int position : positions) {
            ColumnDefinition column = columns.get(position);
            types.add(column.getType());
            names.add(column.getKeyspace().asInternal() + "."
                    + column.getTable().asInternal() + "." + column.getName().asInternal() + " ("
                    + column.getType().asCql(false, true) + ")");
        }
        return compile(schema, types, names, counts, positions);
    }

    private static int[] find(StructType schema, ColumnDefinitions columns) {
        int[] positions = new int[schema.length()];
        for (int i = 0; i < positions.length; i++) {
            String field = schema.fieldNames()[i];
            positions[i] = columns.firstIndexOf(CqlIdentifier.fromInternal(field));
            if (positions[i] < 0) {
                throw altered(field);
            }
        }
        return positions;
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
        return compile(
                schema,
                types,
                names,
                counts,
                IntStream.range(0, schema.length()).toArray());
    }

    private static RowDecoder compile(
            StructType schema, List<DataType> types, List<String> names, List<Integer> counts, int[] positions) {
        StructField[] fields = schema.fields();
        UnsafeRowWriter row = new UnsafeRowWriter(fields.length);
        ValueWriter[] writers = new ValueWriter[fields.length];
        for (int i = 0; i < fields.length; i++) {
            writers[i] = ValueWriters.compile(types.get(i), fields[i].dataType(), row);
        }
        return new RowDecoder(schema, row, writers, names.toArray(String[]::new), counts(counts), positions);
    }

    /**
     * Decodes one row.
     *
     * @param source the row as the driver received it
     * @return the decoded row, valid until the next call
     * @throws UnreadableValueException if a value does not fit its Spark type; the message names the column
     */
    public UnsafeRow decode(Row source) {
        if (found != null && source.getColumnDefinitions() != found) {
            findAgain(source.getColumnDefinitions());
        }
        row.reset();
        row.zeroOutNullBytes();
        for (int i = 0; i < writers.length; i++) {
            ByteBuffer bytes = source.getBytesUnsafe(positions[i]);
            if (bytes == null || (counts != null && counts[i] >= 0 && isZero(source, counts[i]))) {
                writers[i].writeNull(i);
            } else {
                write(i, bytes);
            }
        }
        return row.getRow();
    }

    private void findAgain(ColumnDefinitions columns) {
        int[] now = find(schema, columns);
        for (int i = 0; i < now.length; i++) {
            if (!columns.get(now[i]).getType().equals(found.get(positions[i]).getType())) {
                throw altered(schema.fieldNames()[i]);
            }
        }
        System.arraycopy(now, 0, positions, 0, now.length);
        found = columns;
    }

    private static IllegalStateException altered(String column) {
        return new IllegalStateException(
                "the column " + column + " of the table was dropped or altered while it was read; run the query again");
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
