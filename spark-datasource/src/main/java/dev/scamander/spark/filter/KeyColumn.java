package dev.scamander.spark.filter;

import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;

/**
 * A key column, and how values that Spark has are made into the bytes by which Cassandra finds them. Exists only for types of which
 * equal values in Spark are equal bytes in Cassandra, so that looking up the bytes finds whatever a join would find.
 */
public final class KeyColumn implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final DataType type;
    private final org.apache.spark.sql.types.DataType sparkType;

    private KeyColumn(String name, DataType type, org.apache.spark.sql.types.DataType sparkType) {
        this.name = name;
        this.type = type;
        this.sparkType = sparkType;
    }

    /**
     * The encoding for a column.
     *
     * @param column the column
     * @param sparkType the type of the values to encode: what the column is in Spark, or another whole number where it is one
     * @return the encoding; empty for types with several spellings of one value (floating point, decimals) and for nested ones
     */
    public static Optional<KeyColumn> of(ColumnMetadata column, org.apache.spark.sql.types.DataType sparkType) {
        return switch (column.getType().getProtocolCode()) {
            case ProtocolConstants.DataType.ASCII,
                    ProtocolConstants.DataType.VARCHAR,
                    ProtocolConstants.DataType.BOOLEAN,
                    ProtocolConstants.DataType.TINYINT,
                    ProtocolConstants.DataType.SMALLINT,
                    ProtocolConstants.DataType.INT,
                    ProtocolConstants.DataType.BIGINT,
                    ProtocolConstants.DataType.DATE,
                    ProtocolConstants.DataType.TIME,
                    ProtocolConstants.DataType.TIMESTAMP,
                    ProtocolConstants.DataType.UUID,
                    ProtocolConstants.DataType.TIMEUUID,
                    ProtocolConstants.DataType.INET,
                    ProtocolConstants.DataType.BLOB ->
                Optional.of(new KeyColumn(column.getName().asInternal(), column.getType(), sparkType));
            default -> Optional.empty();
        };
    }

    /**
     * A column whose values are encoded by others than {@link #encode}, of whatever type.
     *
     * @param column the column
     */
    public static KeyColumn ofValues(ColumnMetadata column) {
        return new KeyColumn(column.getName().asInternal(), column.getType(), null);
    }

    /** Whether a type is one of whole numbers, which may stand for each other. */
    public static boolean isWhole(org.apache.spark.sql.types.DataType type) {
        return type instanceof ByteType
                || type instanceof ShortType
                || type instanceof IntegerType
                || type instanceof LongType;
    }

    /** The column's name as the server has it. */
    public String name() {
        return name;
    }

    /** The type of the values to encode; null if others encode them. */
    public org.apache.spark.sql.types.DataType sparkType() {
        return sparkType;
    }

    /** The column's CQL type. */
    public DataType type() {
        return type;
    }

    /** The column's CQL type, as CQL writes it. */
    public String cqlType() {
        return type.asCql(false, true);
    }

    /**
     * Encodes a field.
     *
     * @param row a row with a field of the column's Spark type
     * @param field the field's number
     * @return the bytes; null if the field is null, or a value that no stored one equals
     */
    public byte[] encode(InternalRow row, int field) {
        if (row.isNullAt(field)) {
            return null;
        }
        Object value = fitted(row.get(field, sparkType));
        List<byte[]> values = value == null
                ? List.of()
                : LiteralEncoder.equal(type, value, true).orElse(List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    /** A whole number as the column's own type, null if it does not fit in. */
    private Object fitted(Object value) {
        if (!(value instanceof Number number) || !isWhole(sparkType)) {
            return value;
        }
        long whole = number.longValue();
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TINYINT -> whole == (byte) whole ? (Object) (byte) whole : null;
            case ProtocolConstants.DataType.SMALLINT -> whole == (short) whole ? (Object) (short) whole : null;
            case ProtocolConstants.DataType.INT -> whole == (int) whole ? (Object) (int) whole : null;
            case ProtocolConstants.DataType.BIGINT -> whole;
            default -> value;
        };
    }
}
