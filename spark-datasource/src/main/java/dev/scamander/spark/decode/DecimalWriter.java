package dev.scamander.spark.decode;

import dev.scamander.mapping.cql.CqlScalars;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeWriter;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;

/** Writes decimals and varints, exactly or not at all. */
final class DecimalWriter extends ValueWriter {

    private static final int MAX_SHOWN_DIGITS = 60;

    private final boolean scaled;
    private final int precision;
    private final int scale;

    /**
     * Makes a writer.
     *
     * @param out the row or array
     * @param scaled true if values begin with their scale (decimal), false if they are whole numbers (varint)
     * @param type the Spark type
     */
    DecimalWriter(UnsafeWriter out, boolean scaled, DecimalType type) {
        super(out);
        this.scaled = scaled;
        this.precision = type.precision();
        this.scale = type.scale();
    }

    @Override
    void write(int ordinal, ByteBuffer bytes, int offset, int length) {
        if (length == 0) {
            writeNull(ordinal);
            return;
        }
        BigDecimal value = fit(
                scaled
                        ? CqlScalars.readDecimal(bytes, offset, length)
                        : new BigDecimal(CqlScalars.readVarint(bytes, offset, length)));
        out.write(ordinal, Decimal.apply(value, precision, scale), precision, scale);
    }

    @Override
    void writeNull(int ordinal) {
        // As Spark itself writes it: a wide decimal keeps its room, so that it can be updated in place.
        out.write(ordinal, (Decimal) null, precision, scale);
    }

    private BigDecimal fit(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO.setScale(scale);
        }
        // Sizes are compared before any rescaling: a hostile scale would make numbers of a billion digits.
        long digits = value.precision();
        if (digits - value.scale() > precision - scale) {
            throw unfit(value, "too large for");
        }
        if ((long) value.scale() - scale >= digits) {
            throw unfit(value, "not exact in");
        }
        try {
            return value.setScale(scale, java.math.RoundingMode.UNNECESSARY);
        } catch (ArithmeticException inexact) {
            throw unfit(value, "not exact in");
        }
    }

    private UnreadableValueException unfit(BigDecimal value, String how) {
        String shown = value.precision() > MAX_SHOWN_DIGITS
                ? "a number of " + value.precision() + " digits"
                : value.toString();
        String remedy = scaled ? "; the option spark.cassandra.sql.decimalScale sets its digits behind the point" : "";
        return new UnreadableValueException(
                shown + " is " + how + " decimal(" + precision + "," + scale + ")" + remedy);
    }
}
