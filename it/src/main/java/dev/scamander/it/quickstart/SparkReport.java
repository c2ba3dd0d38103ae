package dev.scamander.it.quickstart;

import dev.scamander.it.quickstart.console.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/** What the Spark job printed: lines of cells divided by tabs, the first cell names the table. */
final class SparkReport {
    private final List<String[]> lines;

    SparkReport(List<String> output) {
        lines = output.stream().map(line -> line.split("\t", -1)).toList();
    }

    /** Returns the sum over stations and days of the highest temperature, to one decimal. */
    BigDecimal sumOfDailyHighs() {
        return rounded(lines.stream()
                .filter(cells -> cells[0].equals("total"))
                .map(cells -> cells[1].equals("null") ? BigDecimal.ZERO : new BigDecimal(cells[1]))
                .findFirst()
                .orElseThrow(() -> new QuickstartException("the Spark job printed no total")));
    }

    /** Returns a sum of temperatures as it is reported. */
    static BigDecimal rounded(BigDecimal sum) {
        return sum.setScale(1, RoundingMode.HALF_UP);
    }

    /** Returns the tables for people, temperatures in degrees Celsius. */
    List<TextTable> tables() {
        return List.of(
                table(
                        "daily",
                        "The latest days of one station, in degrees Celsius (Spark)",
                        "station",
                        "date",
                        "high",
                        "low"),
                table(
                        "monthly",
                        "Month by month at one station, in degrees Celsius (Spark)",
                        "station",
                        "year",
                        "month",
                        "high",
                        "low"),
                table(
                        "hottest",
                        "The hottest days of all stations, in degrees Celsius (Spark)",
                        "station",
                        "date",
                        "high",
                        "low"));
    }

    private TextTable table(String name, String title, String... headings) {
        TextTable table = new TextTable(title, headings);
        lines.stream()
                .filter(cells -> cells[0].equals(name))
                .forEach(cells -> table.row((Object[]) Arrays.copyOfRange(cells, 1, cells.length)));
        return table;
    }
}
