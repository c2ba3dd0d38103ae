package dev.scamander.mapping.scalar;

import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** What a date and a time of day have in common: text by a pattern, Java's types of time, or a whole number of units. */
abstract class TemporalEncoder extends ScalarEncoder {

    /** No date or time is written longer; a longer text is not worth parsing. */
    private static final int MAX_LENGTH = 256;

    /** Takes the number of units from whatever number there is. */
    final IntegerEncoder units;

    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    TemporalEncoder(String target, MappingSettings settings, DateTimeFormatter formatter, int bytes) {
        super(target);
        this.formatter = formatter;
        this.zone = settings.codec().timeZone();
        this.units = new IntegerEncoder(target, bytes, settings);
    }

    /** How many units a point in time is. */
    abstract long count(TemporalAccessor temporal);

    @Override
    public final void text(char[] text, int offset, int length, CqlOutput out) {
        if (length > MAX_LENGTH) {
            throw malformed(text, offset, length);
        }
        try {
            integer(count(formatter.parse(new String(text, offset, length))), out);
        } catch (DateTimeException e) {
            long simple = NumberText.simpleLong(text, offset, length);
            if (simple == NumberText.NOT_SIMPLE) {
                throw malformed(text, offset, length);
            }
            integer(simple, out);
        }
    }

    @Override
    public final void floating(double value, CqlOutput out) {
        decimal(units.exact(value), out);
    }

    @Override
    public final void other(Object value, CqlOutput out) {
        try {
            if (value instanceof java.util.Date date) {
                integer(count(local(Instant.ofEpochMilli(date.getTime()))), out);
            } else if (value instanceof Instant instant) {
                integer(count(local(instant)), out);
            } else if (value instanceof TemporalAccessor temporal) {
                integer(count(temporal), out);
            } else {
                super.other(value, out);
            }
        } catch (DateTimeException e) {
            throw unsuitable(value.toString(), "a " + value.getClass().getName());
        }
    }

    private TemporalAccessor local(Instant instant) {
        return instant.atZone(zone);
    }
}
