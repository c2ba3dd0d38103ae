package dev.scamander.it.quickstart.weather;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectationTest {
    private final WeatherLineParser parser = new WeatherLineParser();
    private final Expectation expected = new Expectation();

    @Test
    void countsDistinctHoursAndDays() {
        add("724940:23234,2008,01,01,00,10.0,1.0,1000.0,0,0.0,0,0.3,0.0");
        add("724940:23234,2008,01,01,01,12.5,1.0,1000.0,0,0.0,0,-0.1,0.0");
        add("724940:23234,2008,01,02,01,-3.5,1.0,1000.0,0,0.0,0,0.0,0.0");
        add("725030:14732,2008,01,02,01,-4.5,1.0,1000.0,0,0.0,0,1.2,0.0");
        add("what is this");

        assertThat(expected.records()).isEqualTo(5);
        assertThat(expected.observationRows()).isEqualTo(4);
        assertThat(expected.dailyRows()).isEqualTo(3);
        assertThat(expected.precipitationTotal()).isEqualTo(3 - 1 + 12);
        assertThat(expected.deadLetters()).isEqualTo(1);
        assertThat(expected.sumOfDailyHighs()).isEqualTo("4.5");
    }

    @Test
    void anHourReportedTwiceIsOneRowButCountsTwice() {
        add("724940:23234,2008,01,01,00,30.0,1.0,1000.0,0,0.0,0,0.3,0.0");
        add("724940:23234,2008,01,01,00,12.5,1.0,1000.0,0,0.0,0,0.3,0.0");

        assertThat(expected.observationRows()).isEqualTo(1);
        assertThat(expected.precipitationTotal()).isEqualTo(6);
        assertThat(expected.sumOfDailyHighs()).isEqualTo("12.5");
    }

    private void add(String line) {
        expected.add(parser.parse(line));
    }
}
