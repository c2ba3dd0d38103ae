package dev.scamander.mapping.scalar;

import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;
import java.math.BigInteger;

/** varint: a whole number of any size in as few bytes as two's complement needs. */
final class VarintEncoder extends NumberEncoder {

    VarintEncoder(String target, MappingSettings settings) {
        super(target, settings);
    }

    @Override
    public String wanted() {
        return "a whole number";
    }

    @Override
    public void number(char[] text, int offset, int length, CqlOutput out) {
        long simple = NumberText.simpleLong(text, offset, length);
        if (simple == NumberText.NOT_SIMPLE) {
            decimal(exact(text, offset, length), out);
        } else {
            integer(simple, out);
        }
    }

    @Override
    public void integer(long value, CqlOutput out) {
        writeMinimal(value, out);
    }

    @Override
    public void bigInteger(BigInteger value, CqlOutput out) {
        byte[] bytes = value.toByteArray();
        out.writeBytes(bytes, 0, bytes.length);
    }

    @Override
    public void floating(double value, CqlOutput out) {
        // the exact value, as 1e300 stands for the whole number that the double is
        decimal(Double.isNaN(value) || Double.isInfinite(value) ? exact(value) : new BigDecimal(value), out);
    }

    @Override
    public void decimal(BigDecimal value, CqlOutput out) {
        try {
            bigInteger(bounded(value).toBigIntegerExact(), out);
        } catch (ArithmeticException e) {
            throw fractional(value.toString());
        }
    }

    static void writeMinimal(long value, CqlOutput out) {
        long magnitude = value < 0 ? ~value : value;
        int bytes = (64 - Long.numberOfLeadingZeros(magnitude)) / 8 + 1;
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.writeByte((int) (value >> shift));
        }
    }
}
