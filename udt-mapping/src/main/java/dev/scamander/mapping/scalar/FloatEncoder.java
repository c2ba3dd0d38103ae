package dev.scamander.mapping.scalar;

import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;

/** float: the nearest one; a finite number never becomes infinite, and none but zero becomes zero. */
final class FloatEncoder extends NumberEncoder {

    FloatEncoder(String target, MappingSettings settings) {
        super(target, settings);
    }

    @Override
    public String wanted() {
        return "a number up to 3.4028235E38, \"NaN\", \"Infinity\" or \"-Infinity\"";
    }

    @Override
    public void number(char[] text, int offset, int length, CqlOutput out) {
        if (length > 18) {
            check(text, offset, length);
        }
        float value = NumberText.toFloat(text, offset, length);
        if (Float.isInfinite(value) || value == 0 && NonFinite.hasDigitsBesideZero(text, offset, length)) {
            check(text, offset, length);
            throw outOfRange(new String(text, offset, length));
        }
        single(value, out);
    }

    @Override
    public void text(char[] text, int offset, int length, CqlOutput out) {
        if (NonFinite.isNamed(text, offset, length)) {
            floating(NonFinite.parse(text, offset), out);
        } else {
            super.text(text, offset, length, out);
        }
    }

    @Override
    public void integer(long value, CqlOutput out) {
        single(value, out);
    }

    @Override
    public void floating(double value, CqlOutput out) {
        float nearest = (float) value;
        if (Float.isInfinite(nearest) && !Double.isInfinite(value) || nearest == 0 && value != 0) {
            throw outOfRange(Double.toString(value));
        }
        single(nearest, out);
    }

    @Override
    public void single(float value, CqlOutput out) {
        out.writeInt(Float.floatToIntBits(value));
    }

    @Override
    public void decimal(BigDecimal value, CqlOutput out) {
        float nearest = value.floatValue();
        if (Float.isInfinite(nearest) || nearest == 0 && value.signum() != 0) {
            throw outOfRange(value.toString());
        }
        single(nearest, out);
    }
}
