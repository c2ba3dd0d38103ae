package dev.scamander.it.quickstart.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeatherGeneratorTest {
    private static final int YEAR = 8784;

    private final WeatherLineParser parser = new WeatherLineParser();

    @Test
    void sameSeedMakesSameLines() {
        List<String> lines = new WeatherGenerator(7, 2, 100).lines().toList();

        assertThat(new WeatherGenerator(7, 2, 100).lines()).containsExactlyElementsOf(lines);
        assertThat(new WeatherGenerator(8, 2, 100).lines()).isNotEqualTo(lines);
    }

    @Test
    void aSeedMeansTheSameOnEveryMachine() {
        assertThat(new WeatherGenerator(1, 1, 2).lines())
                .containsExactly(
                        "990000:10000,2024,01,01,00,-4.0,-12.3,1014.8,150,3.8,0,0.0,0.0",
                        "990000:10000,2024,01,01,01,-5.3,-12.7,1014.6,130,5.4,0,0.0,0.0");
    }

    @Test
    void everyLineIsWellFormedAndEveryHourIsItsOwn() {
        Expectation expected = new Expectation();
        new WeatherGenerator(1, 3, YEAR).lines().map(parser::parse).forEach(expected::add);

        assertThat(expected.deadLetters()).isZero();
        assertThat(expected.records()).isEqualTo(3L * YEAR);
        assertThat(expected.observationRows()).isEqualTo(3L * YEAR);
        assertThat(expected.dailyRows()).isEqualTo(3L * 366);
        assertThat(expected.precipitationTotal()).isPositive();
    }

    @Test
    void theWeatherIsPlausible() {
        List<Observation> seen = new WeatherGenerator(1, 3, YEAR)
                .lines()
                .map(parser::parse)
                .flatMap(Optional::stream)
                .toList();

        assertThat(seen).allSatisfy(hour -> {
            assertThat(hour.temperature()).isBetween(new BigDecimal("-45"), new BigDecimal("50"));
            assertThat(hour.windDirection()).isBetween(0, 350);
            assertThat(hour.windSpeed()).isBetween(BigDecimal.ZERO, new BigDecimal("40"));
        });
        assertThat(seen).anySatisfy(hour -> assertThat(hour.oneHourPrecip()).isEqualTo("-0.1"));
        assertThat(seen).anySatisfy(hour -> assertThat(hour.dewpoint()).isEqualTo("999.9"));
        assertThat(mean(seen, 7)).isGreaterThan(mean(seen, 1) + 5);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeatherGenerator(1, 0, 1))
                .withMessage("stations must be 1 to 1000, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeatherGenerator(1, 1, 0))
                .withMessage("hours must be at least 1, not 0");
    }

    private static double mean(List<Observation> seen, int month) {
        return seen.stream()
                .filter(hour -> hour.month() == month)
                .mapToDouble(hour -> hour.temperature().doubleValue())
                .average()
                .orElseThrow();
    }
}
