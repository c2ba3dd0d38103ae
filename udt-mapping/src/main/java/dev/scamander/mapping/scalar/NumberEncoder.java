package dev.scamander.mapping.scalar;

import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingLimits;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Year;

/** What the numeric types share: text that holds a number, the limits of numbers, truth values as one and zero. */
abstract class NumberEncoder extends ScalarEncoder {

    private final MappingLimits limits;
    private final LocalizedNumber localized;

    NumberEncoder(String target, MappingSettings settings) {
        super(target);
        this.limits = settings.limits();
        this.localized = new LocalizedNumber(settings.codec().locale());
    }

    /** Encodes a number that {@link NumberText#isNumber} accepted. */
    @Override
    public abstract void number(char[] text, int offset, int length, CqlOutput out);

    @Override
    public void text(char[] text, int offset, int length, CqlOutput out) {
        if (localized.usesPoint() && NumberText.isNumber(text, offset, length)) {
            number(text, offset, length, out);
        } else {
            checkLength(text, offset, length);
            String plain = localized.toPlain(new String(text, offset, length));
            if (plain == null) {
                throw malformed(text, offset, length);
            }
            number(plain.toCharArray(), 0, plain.length(), out);
        }
    }

    @Override
    public void bool(boolean value, CqlOutput out) {
        integer(value ? 1 : 0, out);
    }

    @Override
    public void bigInteger(BigInteger value, CqlOutput out) {
        decimal(new BigDecimal(value), out);
    }

    @Override
    public void other(Object value, CqlOutput out) {
        if (value instanceof Year year) {
            integer(year.getValue(), out);
        } else if (value instanceof Number number) {
            // AtomicLong and the like: what they print is what they are
            String text = number.toString();
            text(text.toCharArray(), 0, text.length(), out);
        } else {
            super.other(value, out);
        }
    }

    /** The exact value of a number; checks the limits first. */
    final BigDecimal exact(char[] text, int offset, int length) {
        check(text, offset, length);
        try {
            return new BigDecimal(text, offset, length);
        } catch (NumberFormatException e) {
            throw malformed(text, offset, length);
        }
    }

    /** The exact value of a double; a decimal cannot say NaN or infinity. */
    final BigDecimal exact(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw fail(Double.toString(value), "is not a number of this type; give " + wanted());
        }
        return new BigDecimal(Double.toString(value));
    }

    /** Refuses numbers beyond the limits. */
    final void check(char[] text, int offset, int length) {
        checkLength(text, offset, length);
        if (NumberText.exponentSize(text, offset, length) > limits.maxExponent()) {
            throw fail(
                    new String(text, offset, length),
                    "has an exponent beyond the limit maxExponent " + limits.maxExponent());
        }
    }

    /** Refuses a decimal whose digits, written out, would be beyond the limits. */
    final BigDecimal bounded(BigDecimal value) {
        if (Math.abs((long) value.scale()) > (long) limits.maxExponent() + limits.maxNumberLength()) {
            throw fail(
                    "a number of scale " + value.scale(),
                    "has an exponent beyond the limit maxExponent " + limits.maxExponent());
        }
        return value;
    }

    private void checkLength(char[] text, int offset, int length) {
        if (length > limits.maxNumberLength()) {
            throw fail(
                    new String(text, offset, 65),
                    "has " + length + " characters, more than the limit maxNumberLength " + limits.maxNumberLength());
        }
    }

    final MappingException outOfRange(String value) {
        return fail(value, "is out of range; give " + wanted());
    }

    final MappingException fractional(String value) {
        return fail(value, "has a fraction; give " + wanted());
    }
}
