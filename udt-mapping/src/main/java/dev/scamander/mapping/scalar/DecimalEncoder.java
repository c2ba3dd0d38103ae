package dev.scamander.mapping.scalar;

import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;
import java.math.BigInteger;

/** decimal: a scale of four bytes and an unscaled number. Keeps the scale as it is written: 1.10 has two places. */
final class DecimalEncoder extends NumberEncoder {

    DecimalEncoder(String target, MappingSettings settings) {
        super(target, settings);
    }

    @Override
    public String wanted() {
        return "a number";
    }

    @Override
    public void number(char[] text, int offset, int length, CqlOutput out) {
        decimal(exact(text, offset, length), out);
    }

    @Override
    public void integer(long value, CqlOutput out) {
        out.writeInt(0);
        VarintEncoder.writeMinimal(value, out);
    }

    @Override
    public void floating(double value, CqlOutput out) {
        decimal(exact(value), out);
    }

    @Override
    public void single(float value, CqlOutput out) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            floating(value, out);
        } else {
            decimal(new BigDecimal(Float.toString(value)), out);
        }
    }

    @Override
    public void decimal(BigDecimal value, CqlOutput out) {
        out.writeInt(value.scale());
        BigInteger unscaled = value.unscaledValue();
        if (unscaled.bitLength() < 64) {
            VarintEncoder.writeMinimal(unscaled.longValue(), out);
        } else {
            byte[] bytes = unscaled.toByteArray();
            out.writeBytes(bytes, 0, bytes.length);
        }
    }
}
