package dev.scamander.mapping.scalar;

import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;

/** tinyint, smallint, int, bigint and counter: whole numbers of one to eight bytes. */
final class IntegerEncoder extends NumberEncoder {

    private final int size;
    private final long min;
    private final long max;

    IntegerEncoder(String target, int size, MappingSettings settings) {
        super(target, settings);
        this.size = size;
        this.max = Long.MAX_VALUE >> (64 - 8 * size);
        this.min = -max - 1;
    }

    @Override
    public String wanted() {
        return "a whole number from " + min + " to " + max;
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
        if (value < min || value > max) {
            throw outOfRange(Long.toString(value));
        }
        switch (size) {
            case 4 -> out.writeInt((int) value);
            case 8 -> out.writeLong(value);
            case 2 -> out.writeShort((int) value);
            default -> out.writeByte((int) value);
        }
    }

    @Override
    public void floating(double value, CqlOutput out) {
        long whole = (long) value;
        // 2^63 itself becomes Long.MAX_VALUE, which is less
        if (whole == value && whole != Long.MAX_VALUE) {
            integer(whole, out);
        } else {
            decimal(exact(value), out);
        }
    }

    @Override
    public void decimal(BigDecimal value, CqlOutput out) {
        if (value.signum() == 0) {
            integer(0, out);
        } else if ((long) value.precision() - value.scale() > 19) {
            throw outOfRange(value.toString());
        } else if ((long) value.precision() - value.scale() <= 0) {
            throw fractional(value.toString());
        } else {
            BigDecimal whole = value.stripTrailingZeros();
            if (whole.scale() > 0) {
                throw fractional(value.toString());
            }
            try {
                integer(whole.longValueExact(), out);
            } catch (ArithmeticException e) {
                throw outOfRange(value.toString());
            }
        }
    }
}
