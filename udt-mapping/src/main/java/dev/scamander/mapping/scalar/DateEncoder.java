package dev.scamander.mapping.scalar;

import dev.scamander.mapping.CodecSettings;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** date: days since the epoch plus 2^31, in four bytes. */
final class DateEncoder extends ScalarEncoder {

    private final CodecSettings codec;
    private final DateTimeFormatter formatter;
    private final IntegerEncoder days;

    DateEncoder(String target, MappingSettings settings) {
        super(target);
        this.codec = settings.codec();
        this.formatter = codec.dateFormatter();
        this.days = new IntegerEncoder(target, 4, settings);
    }

    @Override
    public String wanted() {
        return "a date by the pattern " + codec.date() + ", or days since 1970-01-01";
    }

    @Override
    public void text(char[] text, int offset, int length, CqlOutput out) {
        if (length > 256) {
            throw malformed(text, offset, length);
        }
        try {
            date(formatter.parse(new String(text, offset, length)), out);
        } catch (DateTimeException e) {
            long simple = NumberText.simpleLong(text, offset, length);
            if (simple == NumberText.NOT_SIMPLE) {
                throw malformed(text, offset, length);
            }
            integer(simple, out);
        }
    }

    @Override
    public void number(char[] text, int offset, int length, CqlOutput out) {
        int start = out.position();
        days.number(text, offset, length, out);
        out.putInt(start, out.getInt(start) ^ Integer.MIN_VALUE);
    }

    @Override
    public void integer(long value, CqlOutput out) {
        int start = out.position();
        days.integer(value, out);
        out.putInt(start, out.getInt(start) ^ Integer.MIN_VALUE);
    }

    @Override
    public void floating(double value, CqlOutput out) {
        decimal(days.exact(value), out);
    }

    @Override
    public void decimal(BigDecimal value, CqlOutput out) {
        int start = out.position();
        days.decimal(value, out);
        out.putInt(start, out.getInt(start) ^ Integer.MIN_VALUE);
    }

    @Override
    public void other(Object value, CqlOutput out) {
        try {

            if (value instanceof java.util.Date date) {
                date(Instant.ofEpochMilli(date.getTime()), out);
            } else if (value instanceof TemporalAccessor temporal) {
                date(temporal, out);
            } else {
                super.other(value, out);
            }
        } catch (DateTimeException e) {
            throw unsuitable(value.toString(), "a " + value.getClass().getName());
        }
    }

    private void date(TemporalAccessor temporal, CqlOutput out) {
        LocalDate date = temporal instanceof Instant instant
                ? LocalDate.ofInstant(instant, codec.timeZone())
                : LocalDate.from(temporal);
        integer(date.toEpochDay(), out);
    }
}
