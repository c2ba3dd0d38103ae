package dev.scamander.it.quickstart.weather;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must be found at the ends of the road, computed from the lines alone.
 *
 * <p>Keeps one number per distinct hour: enough memory for some millions of lines.
 */
public final class Expectation {
    private record Day(String station, int year, int month, int day) {}

    private record Hour(Day day, int hour) {}

    private final Map<Hour, BigDecimal> temperatures = new HashMap<>();
    private final Set<Day> days = new HashSet<>();
    private long precipitationTenths;
    private long lines;
    private long deadLetters;

    /**
     * Takes one line into account.
     *
     * @param observation what the line says, or empty if it is not well-formed
     */
    public void add(Optional<Observation> observation) {
        lines++;
        observation.ifPresentOrElse(this::add, () -> deadLetters++);
    }

    private void add(Observation seen) {
        Day day = new Day(seen.station(), seen.year(), seen.month(), seen.day());
        days.add(day);
        temperatures.put(new Hour(day, seen.hour()), seen.temperature());
        precipitationTenths += seen.oneHourPrecip()
                .movePointRight(1)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /**
     * Returns the number of lines, which is the number of records published.
     *
     * @return lines seen, well-formed or not
     */
    public long records() {
        return lines;
    }

    /**
     * Returns the rows of {@code weather.raw_weather_data}.
     *
     * @return distinct hours of distinct stations
     */
    public long observationRows() {
        return temperatures.size();
    }

    /**
     * Returns the rows of {@code weather.daily_aggregate_precip}.
     *
     * @return distinct days of distinct stations
     */
    public long dailyRows() {
        return days.size();
    }

    /**
     * Returns the sum of all counters.
     *
     * @return rain in tenths of a millimetre, each line rounded half up before it is added
     */
    public long precipitationTotal() {
        return precipitationTenths;
    }

    /**
     * Returns how many lines the sink must turn away.
     *
     * @return lines that are not thirteen well-formed fields
     */
    public long deadLetters() {
        return deadLetters;
    }

    /**
     * Returns the sum of the highest temperature of each day of each station. Where an hour was reported twice its last
     * report counts, as in the table.
     *
     * @return degrees Celsius
     */
    public BigDecimal sumOfDailyHighs() {
        Map<Day, BigDecimal> highs = new HashMap<>();
        temperatures.forEach((hour, temperature) -> highs.merge(hour.day(), temperature, BigDecimal::max));
        return highs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
