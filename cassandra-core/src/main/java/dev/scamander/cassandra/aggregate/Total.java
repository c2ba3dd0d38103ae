package dev.scamander.cassandra.aggregate;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.nio.ByteBuffer;

/** One running total. A value is staged first and then taken, so that several totals change together or not at all. */
abstract sealed class Total permits LongTotal, DoubleTotal, BigTotal {
    final AggregateColumn column;

    Total(AggregateColumn column) {
        this.column = column;
    }

    static Total of(AggregateColumn column) {
        DataType type = column.type();
        if (column.function() == AggregateFunction.COUNT) {
            return new LongTotal(column);
        }
        if (type.equals(DataTypes.DOUBLE)) {
            return new DoubleTotal(column);
        }
        if (type.equals(DataTypes.VARINT) || type.equals(DataTypes.DECIMAL)) {
            return BigTotal.of(column);
        }
        return new LongTotal(column);
    }

    /**
     * Computes what the total would be with this value.
     *
     * @throws ArithmeticException if it would not fit
     */
    abstract void stage(ByteBuffer value);

    /** Stages the total as it is. */
    abstract void keep();

    /** Makes what was staged the total. */
    abstract void take();

    /** Takes a stored total over. */
    abstract void restore(ByteBuffer stored);

    /** The total in protocol form, or null if there was no value yet. */
    abstract ByteBuffer bytes();

    ArithmeticException overflow(Object total, Object value) {
        return new ArithmeticException("the sum in column " + column.name().asCql(true) + " "
                + column.type().asCql(false, true) + " would not fit any more: " + total + " + " + value
                + "; make the column varint or decimal");
    }
}
