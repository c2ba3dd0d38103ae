package dev.scamander.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * How text and bare numbers stand for times, numbers and bytes: the {@code topic.<topic>.codec.*} settings.
 *
 * @param locale names of months and days in patterns, and separators in numbers given as text
 * @param timeZone for dates and times that name none
 * @param timestamp pattern of timestamps: {@value #CQL_TIMESTAMP}, the name of a constant of {@link DateTimeFormatter},
 *     or a pattern of its syntax
 * @param date pattern of dates, likewise
 * @param time pattern of times of day, likewise
 * @param unit what a bare number counts when it stands for a timestamp: units since 1970-01-01T00:00:00Z
 * @param blob how text stands for bytes
 */
public record CodecSettings(
        Locale locale, ZoneId timeZone, String timestamp, String date, String time, TimeUnit unit, BlobFormat blob) {

    /** Every form of a timestamp that CQL itself takes: ISO 8601, seconds, fraction, time and zone optional. */
    public static final String CQL_TIMESTAMP = "CQL_TIMESTAMP";

    private static final CodecSettings DEFAULTS = new CodecSettings(
            Locale.US,
            ZoneOffset.UTC,
            CQL_TIMESTAMP,
            "ISO_LOCAL_DATE",
            "ISO_LOCAL_TIME",
            TimeUnit.MILLISECONDS,
            BlobFormat.AUTO);

    /** Refuses patterns that are none, naming the setting. */
    public CodecSettings {
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(blob, "blob");
        if (!CQL_TIMESTAMP.equals(timestamp)) {
            formatter("timestamp", timestamp, locale);
        }
        formatter("date", date, locale);
        formatter("time", time, locale);
    }

    /**
     * US English, UTC, the patterns of CQL, milliseconds, blobs by their look.
     *
     * @return the defaults
     */
    public static CodecSettings defaults() {
        return DEFAULTS;
    }

    /**
     * The formatter for {@link #date()}.
     *
     * @return a formatter with the locale
     */
    public DateTimeFormatter dateFormatter() {
        return formatter("date", date, locale);
    }

    /**
     * The formatter for {@link #time()}.
     *
     * @return a formatter with the locale
     */
    public DateTimeFormatter timeFormatter() {
        return formatter("time", time, locale);
    }

    /**
     * The formatter for {@link #timestamp()}.
     *
     * @return a formatter with the locale and the zone; null for {@link #CQL_TIMESTAMP}, which is no single pattern
     */
    public DateTimeFormatter timestampFormatter() {
        return CQL_TIMESTAMP.equals(timestamp)
                ? null
                : formatter("timestamp", timestamp, locale).withZone(timeZone);
    }

    private static DateTimeFormatter formatter(String setting, String pattern, Locale locale) {
        Objects.requireNonNull(pattern, setting);
        try {
            Object constant = DateTimeFormatter.class.getField(pattern).get(null);
            if (constant instanceof DateTimeFormatter formatter) {
                return formatter.withLocale(locale);
            }
        } catch (NoSuchFieldException | IllegalAccessException notAConstant) {
            // then it is a pattern
        }
        try {
            return DateTimeFormatter.ofPattern(pattern, locale);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "codec." + setting + " is '" + pattern + "', which is neither a pattern (" + e.getMessage()
                            + ") nor the name of one, such as ISO_LOCAL_DATE");
        }
    }
}
