package dev.scamander.spark.type;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.CustomType;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.driver.internal.core.type.PrimitiveType;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;

/** A CQL type on its way to the executors: not all of the driver's types can be serialized. */
public final class StoredType implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient DataType type;

    private StoredType(DataType type) {
        this.type = type;
    }

    /**
     * Wraps a type.
     *
     * @param type any CQL type
     * @return the type, serializable
     */
    public static StoredType of(DataType type) {
        return new StoredType(type);
    }

    /** The driver's type. */
    public DataType type() {
        return type;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        write(type, out);
    }

    private void readObject(ObjectInputStream in) throws IOException {
        type = read(in);
    }

    private static void write(DataType type, ObjectOutputStream out) throws IOException {
        out.writeInt(type instanceof VectorType ? -1 : type.getProtocolCode());
        if (type instanceof ListType list) {
            out.writeBoolean(list.isFrozen());
            write(list.getElementType(), out);
        } else if (type instanceof SetType set) {
            out.writeBoolean(set.isFrozen());
            write(set.getElementType(), out);
        } else if (type instanceof VectorType vector) {
            out.writeInt(vector.getDimensions());
            write(vector.getElementType(), out);
        } else if (type instanceof MapType map) {
            out.writeBoolean(map.isFrozen());
            write(map.getKeyType(), out);
            write(map.getValueType(), out);
        } else if (type instanceof UserDefinedType udt) {
            writeUdt(udt, out);
        } else if (type instanceof TupleType tuple) {
            writeAll(tuple.getComponentTypes(), out);
        } else if (type instanceof CustomType custom) {
            out.writeUTF(custom.getClassName());
        }
    }

    private static void writeUdt(UserDefinedType udt, ObjectOutputStream out) throws IOException {
        out.writeBoolean(udt.isFrozen());
        out.writeUTF(udt.getKeyspace().asInternal());
        out.writeUTF(udt.getName().asInternal());
        writeAll(udt.getFieldTypes(), out);
        for (CqlIdentifier field : udt.getFieldNames()) {
            out.writeUTF(field.asInternal());
        }
    }

    private static void writeAll(List<DataType> types, ObjectOutputStream out) throws IOException {
        out.writeInt(types.size());
        for (DataType part : types) {
            write(part, out);
        }
    }

    private static DataType read(ObjectInputStream in) throws IOException {
        int code = in.readInt();
        return switch (code) {
            case -1 -> {
                int dimensions = in.readInt();
                yield DataTypes.vectorOf(read(in), dimensions);
            }
            case ProtocolConstants.DataType.LIST -> {
                boolean frozen = in.readBoolean();
                yield DataTypes.listOf(read(in), frozen);
            }
            case ProtocolConstants.DataType.SET -> {
                boolean frozen = in.readBoolean();
                yield DataTypes.setOf(read(in), frozen);
            }
            case ProtocolConstants.DataType.MAP -> {
                boolean frozen = in.readBoolean();
                DataType key = read(in);
                yield DataTypes.mapOf(key, read(in), frozen);
            }
            case ProtocolConstants.DataType.UDT -> readUdt(in);
            case ProtocolConstants.DataType.TUPLE -> DataTypes.tupleOf(readAll(in));
            case ProtocolConstants.DataType.CUSTOM -> DataTypes.custom(in.readUTF());
            default -> new PrimitiveType(code);
        };
    }

    private static DataType readUdt(ObjectInputStream in) throws IOException {
        boolean frozen = in.readBoolean();
        UserDefinedTypeBuilder udt = new UserDefinedTypeBuilder(
                CqlIdentifier.fromInternal(in.readUTF()), CqlIdentifier.fromInternal(in.readUTF()));
        for (DataType field : readAll(in)) {
            udt.withField(CqlIdentifier.fromInternal(in.readUTF()), field);
        }
        return frozen ? udt.frozen().build() : udt.build();
    }

    private static DataType[] readAll(ObjectInputStream in) throws IOException {
        DataType[] types = new DataType[in.readInt()];
        for (int i = 0; i < types.length; i++) {
            types[i] = read(in);
        }
        return types;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredType that && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return type.asCql(true, true);
    }
}
