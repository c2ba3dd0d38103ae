package dev.scamander.spark.encode;

import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.spark.type.StoredType;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** Encodes rows as the values of a statement, in the form in which they go over the wire. Belongs to one thread. */
public final class RowEncoder {

    private final List<Column> columns;
    private final int[] ordinals;
    private final FieldEncoder[] encoders;
    private final int[] absent;
    private final CqlOutput out = new CqlOutput();

    /**
     * One value of the statement.
     *
     * @param name the column's name, for errors
     * @param stored its CQL type
     * @param ordinal the field of the row
     * @param spark the field's type
     * @param nullsUnset whether a null leaves the column alone instead of deleting what it holds
     */
    public record Column(
            String name, StoredType stored, int ordinal, org.apache.spark.sql.types.DataType spark, boolean nullsUnset)
            implements Serializable {

        /**
         * Names a value.
         *
         * @param name the column's name, for errors
         * @param type its CQL type
         * @param ordinal the field of the row
         * @param spark the field's type
         * @param nullsUnset whether a null leaves the column alone instead of deleting what it holds
         */
        public Column(
                String name,
                DataType type,
                int ordinal,
                org.apache.spark.sql.types.DataType spark,
                boolean nullsUnset) {
            this(name, StoredType.of(type), ordinal, spark, nullsUnset);
        }

        /** Its CQL type. */
        public DataType type() {
            return stored.type();
        }
    }

    private RowEncoder(List<Column> columns, FieldEncoder[] encoders) {
        this.columns = columns;
        this.encoders = encoders;
        this.ordinals = columns.stream().mapToInt(Column::ordinal).toArray();
        this.absent = columns.stream()
                .mapToInt(column -> column.nullsUnset() ? Cells.UNSET : Cells.NULL)
                .toArray();
    }

    /**
     * Compiles an encoder.
     *
     * @param columns the values in the order of the statement
     * @param table the table, for errors
     * @return the encoder
     * @throws UnfitTypeException if a field's type cannot become its column's
     */
    public static RowEncoder compile(List<Column> columns, String table) {
        FieldEncoder[] encoders = columns.stream()
                .map(column -> FieldEncoders.compile(column.type(), column.spark(), table + '.' + column.name()))
                .toArray(FieldEncoder[]::new);
        return new RowEncoder(List.copyOf(columns), encoders);
    }

    /**
     * Encodes a row.
     *
     * @param row the row, which is not kept
     * @return its values as {@link Cells}
     * @throws MappingException if a value does not fit; it names the field
     */
    public byte[] encode(InternalRow row) {
        out.reset();
        for (int i = 0; i < encoders.length; i++) {
            try {
                encode(row, i);
            } catch (MappingException e) {
                throw e.inField(columns.get(i).name()).rootedAt("row");
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private void encode(InternalRow row, int column) {
        int mark = out.beginValue();
        if (!row.isNullAt(ordinals[column]) && encoders[column].encode(row, ordinals[column], out)) {
            out.endValue(mark);
        } else {
            out.truncate(mark);
            out.putInt(mark - Integer.BYTES, absent[column]);
        }
    }

    /**
     * Encodes what can be encoded, to name a row whose other values cannot.
     *
     * @param row the row
     * @return its values as {@link Cells}; null for those that do not fit
     */
    public byte[] encodeFitting(InternalRow row) {
        out.reset();
        for (int i = 0; i < encoders.length; i++) {
            int start = out.position();
            try {
                encode(row, i);
            } catch (MappingException e) {
                out.truncate(start);
                out.writeNull();
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }
}
