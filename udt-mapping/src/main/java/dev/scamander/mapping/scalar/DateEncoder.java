package dev.scamander.mapping.scalar;

import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;

/** date: days since the epoch plus 2^31, in four bytes. */
final class DateEncoder extends TemporalEncoder {

    private final String pattern;

    DateEncoder(String target, MappingSettings settings) {
        super(target, settings, settings.codec().dateFormatter(), Integer.BYTES);
        this.pattern = settings.codec().date();
    }

    @Override
    public String wanted() {
        return "a date by the pattern " + pattern + ", or days since 1970-01-01";
    }

    @Override
    public void number(char[] text, int offset, int length, CqlOutput out) {
        int start = out.position();
        units.number(text, offset, length, out);
        shift(out, start);
    }

    @Override
    public void integer(long value, CqlOutput out) {
        int start = out.position();
        units.integer(value, out);
        shift(out, start);
    }

    @Override
    public void decimal(BigDecimal value, CqlOutput out) {
        int start = out.position();
        units.decimal(value, out);
        shift(out, start);
    }

    private static void shift(CqlOutput out, int start) {
        out.putInt(start, out.getInt(start) ^ Integer.MIN_VALUE);
    }

    @Override
    long count(TemporalAccessor temporal) {
        return LocalDate.from(temporal).toEpochDay();
    }
}
