package dev.scamander.it.quickstart.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
    private final Report report = new Report();

    @Test
    void printsFiguresInOrder() {
        report.add("weather.raw_weather_data.rows", 17568L, 17568L);
        report.add("dlq.records", 0L, 0L);

        assertThat(report.lines())
                .containsExactly("REPORT weather.raw_weather_data.rows=17568", "REPORT dlq.records=0");
        assertThat(report.differences()).isEmpty();
    }

    @Test
    void saysWhatIsNotAsExpected() {
        report.add("dlq.records", 1L, 0L);

        assertThat(report.differences()).containsExactly("dlq.records is 1, expected 0");
    }
}
