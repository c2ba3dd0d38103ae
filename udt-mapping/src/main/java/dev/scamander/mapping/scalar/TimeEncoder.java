package dev.scamander.mapping.scalar;

import dev.scamander.mapping.CodecSettings;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** time: nanoseconds since midnight in eight bytes. */
final class TimeEncoder extends ScalarEncoder {

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private final CodecSettings codec;
    private final DateTimeFormatter formatter;
    private final IntegerEncoder nanos;

    TimeEncoder(String target, MappingSettings settings) {
        super(target);
        this.codec = settings.codec();
        this.formatter = codec.timeFormatter();
        this.nanos = new IntegerEncoder(target, 8, settings);
    }

    @Override
    public String wanted() {
        return "a time of day by the pattern " + codec.time() + ", or nanoseconds since midnight";
    }

    @Override
    public void text(char[] text, int offset, int length, CqlOutput out) {
        if (length > 256) {
            throw malformed(text, offset, length);
        }
        try {
            integer(
                    LocalTime.from(formatter.parse(new String(text, offset, length)))
                            .toNanoOfDay(),
                    out);
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
        long simple = NumberText.simpleLong(text, offset, length);
        if (simple == NumberText.NOT_SIMPLE) {
            decimal(nanos.exact(text, offset, length), out);
        } else {
            integer(simple, out);
        }
    }

    @Override
    public void integer(long value, CqlOutput out) {
        if (value < 0 || value >= NANOS_PER_DAY) {
            throw fail(Long.toString(value), "is out of range; give " + wanted());
        }
        out.writeLong(value);
    }

    @Override
    public void floating(double value, CqlOutput out) {
        decimal(nanos.exact(value), out);
    }

    @Override
    public void decimal(BigDecimal value, CqlOutput out) {
        int start = out.position();
        nanos.decimal(value, out);
        long whole = (long) out.getInt(start) << 32 | out.getInt(start + 4) & 0xFFFFFFFFL;
        out.truncate(start);
        integer(whole, out);
    }

    @Override
    public void other(Object value, CqlOutput out) {
        try {
            if (value instanceof java.util.Date date) {
                time(Instant.ofEpochMilli(date.getTime()), out);
            } else if (value instanceof TemporalAccessor temporal) {
                time(temporal, out);
            } else {
                super.other(value, out);
            }
        } catch (DateTimeException e) {
            throw unsuitable(value.toString(), "a " + value.getClass().getName());
        }
    }

    private void time(TemporalAccessor temporal, CqlOutput out) {
        LocalTime time = temporal instanceof Instant instant
                ? LocalTime.ofInstant(instant, codec.timeZone())
                : LocalTime.from(temporal);
        integer(time.toNanoOfDay(), out);
    }
}
