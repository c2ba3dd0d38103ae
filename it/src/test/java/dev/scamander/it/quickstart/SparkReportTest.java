package dev.scamander.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparkReportTest {
    @Test
    void readsTheTotalToOneDecimal() {
        assertThat(new SparkReport(List.of("total\t13096.699999999983")).sumOfDailyHighs())
                .isEqualTo(new BigDecimal("13096.7"));
        assertThat(new SparkReport(List.of("total\t1.309670000E4")).sumOfDailyHighs())
                .hasToString("13096.7");
    }

    @Test
    void anEmptyTableHasATotalOfZero() {
        assertThat(new SparkReport(List.of("total\tnull")).sumOfDailyHighs()).hasToString("0.0");
    }

    @Test
    void aJobWithoutATotalIsAnError() {
        SparkReport report = new SparkReport(List.of("something else"));

        assertThatThrownBy(report::sumOfDailyHighs)
                .isInstanceOf(QuickstartException.class)
                .hasMessage("the Spark job printed no total");
    }

    @Test
    void everyTableGetsItsLines() {
        SparkReport report = new SparkReport(List.of(
                "daily\t724940:23234\t2008-12-31\t12.2\t5.0",
                "monthly\t724940:23234\t2008\t7\t27.2\t11.1",
                "hottest\t725030:14732\t2008-06-09\t37.2\t22.8",
                "hottest\t725030:14732\t2008-06-10\t36.7\t23.3"));

        assertThat(report.tables()).extracting(table -> table.lines().size()).containsExactly(5, 5, 6);
        assertThat(report.tables().get(2).lines()).last().asString().contains("2008-06-10", "36.7", "23.3");
    }
}
