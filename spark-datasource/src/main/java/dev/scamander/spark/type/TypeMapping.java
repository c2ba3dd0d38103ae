package dev.scamander.spark.type;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Maps CQL types to Spark types. Where Spark has no equal, the mapping keeps every value: {@code time} is a long of
 * nanoseconds since midnight, {@code uuid}, {@code inet} and {@code duration} are text in CQL's own notation. A {@code decimal}
 * has a scale per value and Spark's has one per column, so the scale is a setting and a value that needs more of it is an error
 * when it is read.
 */
public final class TypeMapping {

    /** Digits of Spark's widest decimal. */
    public static final int MAX_PRECISION = DecimalType.MAX_PRECISION();

    /** The mapping of the Spark Cassandra Connector: decimals of 38 digits, 18 of them behind the point. */
    public static final TypeMapping DEFAULT = new TypeMapping(18);

    private final int decimalScale;

    /**
     * Makes a mapping.
     *
     * @param decimalScale digits behind the point of CQL decimals, 0 to 38
     */
    public TypeMapping(int decimalScale) {
        this.decimalScale = decimalScale;
    }

    /**
     * The schema of all columns of a table or view, primary key first.
     *
     * @param table the table's metadata
     * @return one field per column, named as the server names them
     */
    public StructType schema(RelationMetadata table) {
        List<StructField> fields = new ArrayList<>();
        List<ColumnMetadata> key = table.getPrimaryKey();
        for (ColumnMetadata column : table.getColumns().values()) {
            boolean inPartitionKey = table.getPartitionKey().contains(column);
            // A partition that holds only static columns is a row whose clustering columns are null.
            boolean nullable = !inPartitionKey && !(key.contains(column) && !hasStatics(table));
            fields.add(field(column.getName().asInternal(), column.getType(), nullable));
        }
        return new StructType(fields.toArray(StructField[]::new));
    }

    /**
     * Tells whether a table has static columns, whose partitions may have no row of their own.
     *
     * @param table the table's metadata
     * @return true if there is at least one
     */
    public static boolean hasStatics(RelationMetadata table) {
        return table.getColumns().values().stream().anyMatch(ColumnMetadata::isStatic);
    }

    /**
     * What a CQL type becomes.
     *
     * @param type any CQL type
     * @return the Spark type that holds all of its values
     */
    public org.apache.spark.sql.types.DataType toSpark(DataType type) {
        if (type instanceof ListType list) {
            return DataTypes.createArrayType(toSpark(list.getElementType()), true);
        }
        if (type instanceof SetType set) {
            return DataTypes.createArrayType(toSpark(set.getElementType()), true);
        }
        if (type instanceof VectorType vector) {
            return DataTypes.createArrayType(toSpark(vector.getElementType()), true);
        }
        if (type instanceof MapType map) {
            return DataTypes.createMapType(toSpark(map.getKeyType()), toSpark(map.getValueType()), true);
        }
        if (type instanceof UserDefinedType udt) {
            return struct(udt);
        }
        if (type instanceof TupleType tuple) {
            return struct(tuple);
        }
        return scalar(type);
    }

    private StructType struct(UserDefinedType udt) {
        StructField[] fields = new StructField[udt.getFieldTypes().size()];
        for (int i = 0; i < fields.length; i++) {
            CqlIdentifier name = udt.getFieldNames().get(i);
            fields[i] = field(name.asInternal(), udt.getFieldTypes().get(i), true);
        }
        return new StructType(fields);
    }

    private StructType struct(TupleType tuple) {
        StructField[] fields = new StructField[tuple.getComponentTypes().size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = field(Integer.toString(i), tuple.getComponentTypes().get(i), true);
        }
        return new StructType(fields);
    }

    private StructField field(String name, DataType type, boolean nullable) {
        return new StructField(name, toSpark(type), nullable, Metadata.empty());
    }

    private org.apache.spark.sql.types.DataType scalar(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN -> DataTypes.BooleanType;
            case ProtocolConstants.DataType.TINYINT -> DataTypes.ByteType;
            case ProtocolConstants.DataType.SMALLINT -> DataTypes.ShortType;
            case ProtocolConstants.DataType.INT -> DataTypes.IntegerType;
            case ProtocolConstants.DataType.BIGINT,
                    ProtocolConstants.DataType.COUNTER,
                    ProtocolConstants.DataType.TIME -> DataTypes.LongType;
            case ProtocolConstants.DataType.FLOAT -> DataTypes.FloatType;
            case ProtocolConstants.DataType.DOUBLE -> DataTypes.DoubleType;
            case ProtocolConstants.DataType.DATE -> DataTypes.DateType;
            case ProtocolConstants.DataType.TIMESTAMP -> DataTypes.TimestampType;
            case ProtocolConstants.DataType.DECIMAL -> DataTypes.createDecimalType(MAX_PRECISION, decimalScale);
            case ProtocolConstants.DataType.VARINT -> DataTypes.createDecimalType(MAX_PRECISION, 0);
            case ProtocolConstants.DataType.ASCII,
                    ProtocolConstants.DataType.VARCHAR,
                    ProtocolConstants.DataType.UUID,
                    ProtocolConstants.DataType.TIMEUUID,
                    ProtocolConstants.DataType.INET,
                    ProtocolConstants.DataType.DURATION -> DataTypes.StringType;
            // Blobs, and types of server-side classes, whose bytes only their owner understands.
            default -> DataTypes.BinaryType;
        };
    }
}
