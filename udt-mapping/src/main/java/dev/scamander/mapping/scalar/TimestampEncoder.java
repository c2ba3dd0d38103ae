package dev.scamander.mapping.scalar;

import dev.scamander.mapping.CodecSettings;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/** timestamp: milliseconds since the epoch in eight bytes. What is finer than a millisecond is cut off. */
final class TimestampEncoder extends ScalarEncoder {

    private final CodecSettings codec;
    private final DateTimeFormatter formatter;
    private final IntegerEncoder whole;
    private final BigDecimal millisPerUnit;

    TimestampEncoder(String target, MappingSettings settings) {
        super(target);
        this.codec = settings.codec();
        this.formatter = codec.timestampFormatter();
        this.whole = new IntegerEncoder(target, 8, settings);
        this.millisPerUnit = new BigDecimal(codec.unit().toNanos(1)).divide(new BigDecimal(1_000_000));
    }

    @Override
    public String wanted() {
        String pattern = formatter == null ? "such as 2008-01-01T10:00:00Z" : "by the pattern " + codec.timestamp();
        return "a timestamp " + pattern + ", or " + codec.unit() + " since 1970-01-01T00:00:00Z";
    }

    @Override
    public void text(char[] text, int offset, int length, CqlOutput out) {
        long millis;
        try {
            if (formatter == null) {
                long simple = NumberText.simpleLong(text, offset, length);
                if (simple != NumberText.NOT_SIMPLE) {
                    integer(simple, out);
                    return;
                }
                millis = TimestampText.parse(text, offset, length, codec.timeZone());
            } else if (length > 256) {
                throw malformed(text, offset, length);
            } else {
                millis = instant(formatter.parse(new String(text, offset, length)))
                        .toEpochMilli();
            }
        } catch (DateTimeException | ArithmeticException e) {
            long simple = NumberText.simpleLong(text, offset, length);
            if (simple == NumberText.NOT_SIMPLE) {
                throw malformed(text, offset, length);
            }
            integer(simple, out);
            return;
        }
        out.writeLong(millis);
    }

    @Override
    public void number(char[] text, int offset, int length, CqlOutput out) {
        long simple = NumberText.simpleLong(text, offset, length);
        if (simple == NumberText.NOT_SIMPLE) {
            decimal(whole.exact(text, offset, length), out);
        } else {
            integer(simple, out);
        }
    }

    @Override
    public void integer(long value, CqlOutput out) {
        switch (codec.unit()) {
            case MILLISECONDS -> out.writeLong(value);
            case MICROSECONDS -> out.writeLong(Math.floorDiv(value, 1_000L));
            case NANOSECONDS -> out.writeLong(Math.floorDiv(value, 1_000_000L));
            default -> decimal(BigDecimal.valueOf(value), out);
        }
    }

    @Override
    public void floating(double value, CqlOutput out) {
        decimal(whole.exact(value), out);
    }

    @Override
    public void decimal(BigDecimal value, CqlOutput out) {
        BigDecimal millis = whole.bounded(value).multiply(millisPerUnit).setScale(0, RoundingMode.FLOOR);
        whole.decimal(millis, out);
    }

    @Override
    public void other(Object value, CqlOutput out) {
        try {
            if (value instanceof java.util.Date date) {
                out.writeLong(date.getTime());
            } else if (value instanceof TemporalAccessor temporal) {
                out.writeLong(instant(temporal).toEpochMilli());
            } else {
                super.other(value, out);
            }
        } catch (DateTimeException e) {
            throw unsuitable(value.toString(), "a " + value.getClass().getName());
        } catch (ArithmeticException e) {
            throw fail(value.toString(), "is out of range; give " + wanted());
        }
    }

    /** What a temporal value says of an instant; the zone and a time of day may be left out. */
    private Instant instant(TemporalAccessor temporal) {
        ZoneId zone = codec.timeZone();
        if (temporal instanceof Instant instant) {
            return instant;
        }
        if (temporal instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        if (temporal instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (temporal instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        if (temporal.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(temporal);
        }
        LocalDate date = temporal.query(TemporalQueries.localDate());
        LocalTime time = temporal.query(TemporalQueries.localTime());
        ZoneId given = temporal.query(TemporalQueries.zone());
        if (date == null) {
            throw new DateTimeException("no date");
        }
        return date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(given == null ? zone : given)
                .toInstant();
    }
}
