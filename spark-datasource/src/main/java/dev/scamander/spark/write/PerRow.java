package dev.scamander.spark.write;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A number that belongs to a row, its time to live or its write timestamp: the same for all rows, or a field of each.
 *
 * @param ordinal the field; negative if there is none
 * @param width bytes of the field's numbers
 * @param otherwise the number where there is no field, or the field is null; null for none
 */
record PerRow(int ordinal, int width, Long otherwise) implements Serializable {

    /** No number. */
    static final PerRow NONE = new PerRow(-1, 0, null);

    static PerRow fixed(long value) {
        return new PerRow(-1, 0, value);
    }

    static PerRow field(int ordinal, DataType type) {
        return new PerRow(ordinal, width(type), null);
    }

    /** Bytes of a type's numbers; 0 if it holds none that count here. Timestamps are microseconds inside of Spark. */
    static int width(DataType type) {
        if (type instanceof LongType || type instanceof TimestampType) {
            return Long.BYTES;
        }
        if (type instanceof IntegerType) {
            return Integer.BYTES;
        }
        return type instanceof ShortType ? Short.BYTES : type instanceof ByteType ? Byte.BYTES : 0;
    }

    boolean isSet() {
        return ordinal >= 0 || otherwise != null;
    }

    /** The row's number, or what is given where the row has none. */
    long of(InternalRow row, long none) {
        if (ordinal < 0 || row.isNullAt(ordinal)) {
            return otherwise == null ? none : otherwise;
        }
        return switch (width) {
            case Long.BYTES -> row.getLong(ordinal);
            case Integer.BYTES -> row.getInt(ordinal);
            case Short.BYTES -> row.getShort(ordinal);
            default -> row.getByte(ordinal);
        };
    }
}
