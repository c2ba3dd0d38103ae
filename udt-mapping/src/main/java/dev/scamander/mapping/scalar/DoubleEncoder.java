package dev.scamander.mapping.scalar;

import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;

/** double: the nearest one; a finite number never becomes infinite, and none but zero becomes zero. */
final class DoubleEncoder extends NumberEncoder {

    DoubleEncoder(String target, MappingSettings settings) {
        super(target, settings);
    }

    @Override
    public String wanted() {
        return "a number up to 1.7976931348623157E308, \"NaN\", \"Infinity\" or \"-Infinity\"";
    }

    @Override
    public void number(char[] text, int offset, int length, CqlOutput out) {
        double value = NumberText.simpleDouble(text, offset, length);
        if (Double.isNaN(value)) {
            check(text, offset, length);
            value = NumberText.toDouble(text, offset, length);
            if (Double.isInfinite(value) || value == 0 && NonFinite.hasDigitsBesideZero(text, offset, length)) {
                throw outOfRange(new String(text, offset, length));
            }
        }
        floating(value, out);
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
        floating(value, out);
    }

    @Override
    public void floating(double value, CqlOutput out) {
        out.writeLong(Double.doubleToLongBits(value));
    }

    @Override
    public void decimal(BigDecimal value, CqlOutput out) {
        double nearest = value.doubleValue();
        if (Double.isInfinite(nearest) || nearest == 0 && value.signum() != 0) {
            throw outOfRange(value.toString());
        }
        floating(nearest, out);
    }
}
