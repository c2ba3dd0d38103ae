package dev.scamander.mapping.scalar;

import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.temporal.TemporalAccessor;

/** time: nanoseconds since midnight in eight bytes. */
final class TimeEncoder extends TemporalEncoder {

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private final String pattern;

    TimeEncoder(String target, MappingSettings settings) {
        super(target, settings, settings.codec().timeFormatter(), Long.BYTES);
        this.pattern = settings.codec().time();
    }

    @Override
    public String wanted() {
        return "a time of day by the pattern " + pattern + ", or nanoseconds since midnight";
    }

    @Override
    public void number(char[] text, int offset, int length, CqlOutput out) {
        long simple = NumberText.simpleLong(text, offset, length);
        if (simple == NumberText.NOT_SIMPLE) {
            decimal(units.exact(text, offset, length), out);
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
    public void decimal(BigDecimal value, CqlOutput out) {
        int start = out.position();
        units.decimal(value, out);
        long whole = (long) out.getInt(start) << 32 | out.getInt(start + 4) & 0xFFFFFFFFL;
        out.truncate(start);
        integer(whole, out);
    }

    @Override
    long count(TemporalAccessor temporal) {
        return LocalTime.from(temporal).toNanoOfDay();
    }
}
