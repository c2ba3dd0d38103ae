package dev.scamander.cassandra.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much time one bucket of a time-bucketed table covers. Buckets tile the time from 1970 (for months and years from the
 * beginning of the calendar) in UTC.
 *
 * @param count how many units, at least 1
 * @param unit seconds, minutes, hours, days, months or years
 */
public record BucketLength(int count, ChronoUnit unit) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})?\\s*(second|minute|hour|day|month|year)s?");
    private static final Set<ChronoUnit> OF_CALENDAR = Set.of(ChronoUnit.MONTHS, ChronoUnit.YEARS);

    /**
     * Reads a length such as {@code hour} or {@code 15 minutes}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static BucketLength parse(String text) {
        Matcher form = FORM.matcher(text.trim().toLowerCase(Locale.ROOT));
        int count = !form.matches() ? 0 : form.group(1) == null ? 1 : Integer.parseInt(form.group(1));
        if (count < 1) {
            throw new IllegalArgumentException("'" + text
                    + "' is no length of a bucket; give one such as 'hour', 'day'," + " '15 minutes' or 'month'");
        }
        return new BucketLength(count, ChronoUnit.valueOf(form.group(2).toUpperCase(Locale.ROOT) + "S"));
    }

    /** The first millisecond of UTC of the bucket that holds a time. */
    public long start(long millis) {
        return startOf(number(millis));
    }

    /** The first millisecond of the bucket behind the one that begins then. */
    public long next(long start) {
        return startOf(number(start) + 1);
    }

    /** Which bucket holds a time, counted from 1970 (for months and years from the year 0). */
    public long number(long millis) {
        if (!OF_CALENDAR.contains(unit)) {
            return Math.floorDiv(millis, unit.getDuration().toMillis() * count);
        }
        LocalDate day = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate();
        long units = unit == ChronoUnit.YEARS ? day.getYear() : day.getYear() * 12L + day.getMonthValue() - 1;
        return Math.floorDiv(units, count);
    }

    private long startOf(long number) {
        if (!OF_CALENDAR.contains(unit)) {
            return number * (unit.getDuration().toMillis() * count);
        }
        long months = number * count * (unit == ChronoUnit.YEARS ? 12 : 1);
        return LocalDate.of(Math.toIntExact(Math.floorDiv(months, 12L)), Math.floorMod(months, 12) + 1, 1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond()
                * 1_000;
    }
}
