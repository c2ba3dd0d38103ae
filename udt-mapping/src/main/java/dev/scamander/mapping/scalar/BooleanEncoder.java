package dev.scamander.mapping.scalar;

import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;
import java.util.Locale;

/** boolean: one byte. Also takes the words and digits that mean yes or no in data. */
final class BooleanEncoder extends ScalarEncoder {

    BooleanEncoder(String target) {
        super(target);
    }

    @Override
    public String wanted() {
        return "true or false (or yes/no, y/n, t/f, 1/0)";
    }

    @Override
    public void text(char[] text, int offset, int length, CqlOutput out) {
        String word = length > 5 ? "" : new String(text, offset, length).toLowerCase(Locale.ROOT);
        switch (word) {
            case "true", "t", "yes", "y", "1" -> bool(true, out);
            case "false", "f", "no", "n", "0" -> bool(false, out);
            default -> throw malformed(text, offset, length);
        }
    }

    @Override
    public void number(char[] text, int offset, int length, CqlOutput out) {
        if (length != 1 || text[offset] != '0' && text[offset] != '1') {
            throw malformed(text, offset, length);
        }
        bool(text[offset] == '1', out);
    }

    @Override
    public void bool(boolean value, CqlOutput out) {
        out.writeByte(value ? 1 : 0);
    }

    @Override
    public void integer(long value, CqlOutput out) {
        if (value != 0 && value != 1) {
            throw malformed(Long.toString(value));
        }
        bool(value == 1, out);
    }

    @Override
    public void decimal(BigDecimal value, CqlOutput out) {
        boolean one = value.compareTo(BigDecimal.ONE) == 0;
        if (!one && value.signum() != 0) {
            throw malformed(value.toString());
        }
        bool(one, out);
    }
}
