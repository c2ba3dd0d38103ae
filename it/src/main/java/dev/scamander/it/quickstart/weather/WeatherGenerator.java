package dev.scamander.it.quickstart.weather;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes weather: the same seed, stations and hours give the same lines on every machine.
 *
 * <p>The lines look like ISD-lite's, oddities included: silent hours (0.0 for most fields and a dew point of 999.9) and
 * traces of rain (-0.1). Lines come station by station, hour by hour, beginning with the first hour of 2024.
 */
public final class WeatherGenerator {
    private static final LocalDateTime FIRST_HOUR = LocalDateTime.of(2024, 1, 1, 0, 0);

    private final long seed;
    private final int stations;
    private final int hours;

    /**
     * Creates a generator.
     *
     * @param seed the seed
     * @param stations how many stations, at least 1 and at most 1000
     * @param hours how many hours for each station, at least 1
     */
    public WeatherGenerator(long seed, int stations, int hours) {
        if (stations < 1 || stations > 1000) {
            throw new IllegalArgumentException("stations must be 1 to 1000, not " + stations);
        }
        if (hours < 1) {
            throw new IllegalArgumentException("hours must be at least 1, not " + hours);
        }
        this.seed = seed;
        this.stations = stations;
        this.hours = hours;
    }

    /**
     * Returns the lines.
     *
     * @return a new stream of {@code stations * hours} lines without line ends
     */
    public Stream<String> lines() {
        return IntStream.range(0, stations).boxed().flatMap(this::station);
    }

    private Stream<String> station(int index) {
        String name = String.format(Locale.ROOT, "9900%02d:%05d", index % 100, 10_000 + index);
        Climate climate = new Climate(seed * 1_000_003 + index);
        return IntStream.range(0, hours).mapToObj(hour -> climate.line(name, FIRST_HOUR.plusHours(hour)));
    }
}
