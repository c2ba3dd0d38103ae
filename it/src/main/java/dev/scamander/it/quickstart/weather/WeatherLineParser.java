package dev.scamander.it.quickstart.weather;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells lines of thirteen well-formed fields from all others.
 *
 * <p>Well-formed: {@code station,year,month,day,hour,temperature,dewpoint,pressure,wind direction,wind speed,sky
 * condition,one hour's rain,six hours' rain}, where the station is a USAF and a WBAN number ({@code 724940:23234}), date
 * and hour exist in the calendar, the directions and codes are whole numbers and the measurements plain decimals.
 * Nothing is trimmed, guessed or repaired.
 */
public final class WeatherLineParser {
    private static final String STATION = "([0-9A-Z]{6}:[0-9]{5})";
    private static final String TWO_DIGITS = "([0-9]{1,2})";
    private static final String WHOLE = "(-?[0-9]{1,5})";
    private static final String DECIMAL = "(-?[0-9]{1,5}(?:\\.[0-9]{1,4})?)";

    private static final Pattern LINE = Pattern.compile(String.join(
            ",",
            STATION,
            "((?:19|20)[0-9]{2})",
            TWO_DIGITS,
            TWO_DIGITS,
            TWO_DIGITS,
            DECIMAL,
            DECIMAL,
            DECIMAL,
            WHOLE,
            DECIMAL,
            WHOLE,
            DECIMAL,
            DECIMAL));

    /**
     * Reads one line.
     *
     * @param line the line without its end
     * @return the observation, or empty if the line is not thirteen well-formed fields
     */
    public Optional<Observation> parse(String line) {
        Matcher fields = LINE.matcher(line);
        if (!fields.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(fields.group(2));
        int month = Integer.parseInt(fields.group(3));
        int day = Integer.parseInt(fields.group(4));
        int hour = Integer.parseInt(fields.group(5));
        if (!inCalendar(year, month, day, hour)) {
            return Optional.empty();
        }
        return Optional.of(new Observation(
                fields.group(1),
                year,
                month,
                day,
                hour,
                new BigDecimal(fields.group(6)),
                new BigDecimal(fields.group(7)),
                new BigDecimal(fields.group(8)),
                Integer.parseInt(fields.group(9)),
                new BigDecimal(fields.group(10)),
                Integer.parseInt(fields.group(11)),
                new BigDecimal(fields.group(12)),
                new BigDecimal(fields.group(13))));
    }

    private static boolean inCalendar(int year, int month, int day, int hour) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth()
                && hour <= 23;
    }
}
