package dev.scamander.spark.decode;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.mapping.cql.CqlScalars;
import dev.scamander.mapping.cql.CqlWidths;
import dev.scamander.mapping.cql.InetText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeWriter;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Compiles the writer of a pair of types: what the server sends and what Spark asked for. */
final class ValueWriters {

    private ValueWriters() {}

    /**
     * Compiles a writer.
     *
     * @param type the type that the server announces
     * @param spark the type of the field; structs may have fewer fields than the CQL type
     * @param out the row or array that the field belongs to
     * @return the writer of values of the type into the row or array
     */
    static ValueWriter compile(DataType type, org.apache.spark.sql.types.DataType spark, UnsafeWriter out) {
        if (type instanceof ListType list) {
            return array(list.getElementType(), elementType(spark), out);
        }
        if (type instanceof SetType set) {
            return array(set.getElementType(), elementType(spark), out);
        }
        if (type instanceof VectorType vector) {
            return vector(vector, elementType(spark), out);
        }
        if (type instanceof MapType map) {
            return map(map, (org.apache.spark.sql.types.MapType) spark, out);
        }
        if (type instanceof UserDefinedType udt) {
            List<String> names =
                    udt.getFieldNames().stream().map(name -> name.asInternal()).toList();
            return struct(names, udt.getFieldTypes(), (StructType) spark, out);
        }
        if (type instanceof TupleType tuple) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < tuple.getComponentTypes().size(); i++) {
                names.add(Integer.toString(i));
            }
            return struct(names, tuple.getComponentTypes(), (StructType) spark, out);
        }
        return scalar(type, spark, out);
    }

    private static ValueWriter scalar(DataType type, org.apache.spark.sql.types.DataType spark, UnsafeWriter out) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN -> new FixedWriters.Boolean(out);
            case ProtocolConstants.DataType.TINYINT -> new FixedWriters.Byte(out);
            case ProtocolConstants.DataType.SMALLINT -> new FixedWriters.Short(out);
            case ProtocolConstants.DataType.INT -> new FixedWriters.Int(out);
            case ProtocolConstants.DataType.BIGINT,
                    ProtocolConstants.DataType.COUNTER,
                    ProtocolConstants.DataType.TIME -> new FixedWriters.Long(out);
            case ProtocolConstants.DataType.FLOAT -> new FixedWriters.Float(out);
            case ProtocolConstants.DataType.DOUBLE -> new FixedWriters.Double(out);
            case ProtocolConstants.DataType.DATE -> new FixedWriters.Date(out);
            case ProtocolConstants.DataType.TIMESTAMP -> new FixedWriters.Timestamp(out);
            case ProtocolConstants.DataType.UUID, ProtocolConstants.DataType.TIMEUUID -> new FixedWriters.Uuid(out);
            case ProtocolConstants.DataType.DECIMAL -> new DecimalWriter(out, true, (DecimalType) spark);
            case ProtocolConstants.DataType.VARINT -> new DecimalWriter(out, false, (DecimalType) spark);
            case ProtocolConstants.DataType.INET -> new TextWriter(out, InetText::format);
            case ProtocolConstants.DataType.DURATION ->
                new TextWriter(out, (bytes, at, length) -> CqlScalars.text(CqlScalars.readDuration(bytes, at, length)));
            default -> new BytesWriter(out);
        };
    }

    private static ValueWriter array(DataType element, org.apache.spark.sql.types.DataType spark, UnsafeWriter out) {
        return new ArrayWriter(out, elementSize(element), into(element, spark));
    }

    private static ValueWriter vector(VectorType type, org.apache.spark.sql.types.DataType spark, UnsafeWriter out) {
        DataType element = type.getElementType();
        return new VectorWriter(
                out, type.getDimensions(), CqlWidths.of(element), elementSize(element), into(element, spark));
    }

    private static ValueWriter map(MapType type, org.apache.spark.sql.types.MapType spark, UnsafeWriter out) {
        return new MapWriter(
                out,
                elementSize(type.getKeyType()),
                into(type.getKeyType(), spark.keyType()),
                elementSize(type.getValueType()),
                into(type.getValueType(), spark.valueType()));
    }

    private static ValueWriter struct(List<String> names, List<DataType> types, StructType spark, UnsafeWriter out) {
        UnsafeRowWriter row = new UnsafeRowWriter(out, spark.length());
        List<StructWriter.Field> fields = new ArrayList<>();
        boolean[] found = new boolean[spark.length()];
        int needed = 0;
        for (int i = 0; i < names.size(); i++) {
            int ordinal = ordinal(spark, names.get(i));
            ValueWriter writer = null;
            if (ordinal >= 0) {
                writer = compile(types.get(i), spark.fields()[ordinal].dataType(), row);
                found[ordinal] = true;
                needed = i + 1;
            }
            fields.add(new StructWriter.Field(names.get(i), ordinal, writer));
        }
        List<StructWriter.Field> absent = new ArrayList<>();
        for (int ordinal = 0; ordinal < found.length; ordinal++) {
            if (!found[ordinal]) {
                StructField field = spark.fields()[ordinal];
                absent.add(new StructWriter.Field(field.name(), ordinal, new NullWriter(row, field.dataType())));
            }
        }
        return new StructWriter(
                out,
                row,
                fields.subList(0, needed).toArray(StructWriter.Field[]::new),
                absent.toArray(StructWriter.Field[]::new));
    }

    private static int ordinal(StructType struct, String name) {
        StructField[] fields = struct.fields();
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static org.apache.spark.sql.types.DataType elementType(org.apache.spark.sql.types.DataType spark) {
        return ((org.apache.spark.sql.types.ArrayType) spark).elementType();
    }

    private static Function<UnsafeWriter, ValueWriter> into(DataType type, org.apache.spark.sql.types.DataType spark) {
        return array -> compile(type, spark, array);
    }

    private static int elementSize(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN, ProtocolConstants.DataType.TINYINT -> 1;
            case ProtocolConstants.DataType.SMALLINT -> 2;
            case ProtocolConstants.DataType.INT, ProtocolConstants.DataType.FLOAT, ProtocolConstants.DataType.DATE -> 4;
            default -> 8;
        };
    }

    /** Writes the fields of a struct that the stored type does not have. */
    private static final class NullWriter extends ValueWriter {

        private final DecimalType wide;

        NullWriter(UnsafeWriter out, org.apache.spark.sql.types.DataType type) {
            super(out);
            this.wide = type instanceof DecimalType decimal ? decimal : null;
        }

        @Override
        void write(int ordinal, java.nio.ByteBuffer bytes, int offset, int length) {
            throw new IllegalStateException("the stored type does not have this field");
        }

        @Override
        void writeNull(int ordinal) {
            if (wide == null) {
                out.setNull8Bytes(ordinal);
            } else {
                out.write(ordinal, (org.apache.spark.sql.types.Decimal) null, wide.precision(), wide.scale());
            }
        }
    }
}
