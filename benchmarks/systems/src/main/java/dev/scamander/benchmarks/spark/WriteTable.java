package dev.scamander.benchmarks.spark;

import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.benchmarks.records.BenchTable;
import dev.scamander.benchmarks.records.Dataset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code spark-write} writes: weather of stations with a hundred hours each, a partition per station.
 *
 * @param rows how many rows there are, a multiple of a hundred
 */
record WriteTable(int rows) {

    private static final int HOURS = 100;

    private static final int WARM_UP_ROWS = 300_000;

    /** How many of them are written to warm up. */
    int warmUpRows() {
        return Math.min(rows, WARM_UP_ROWS);
    }

    /** The order in which rows come. */
    enum Order {
        /** Hour by hour, every station in turn. */
        INTERLEAVED,
        /** Station by station. */
        SORTED;

        /** Those of a list of names. */
        static List<Order> named(String names) {
            return Arrays.stream(names.split(",")).map(Order::valueOf).toList();
        }

        /** The name in ratios. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The table of one turn: each turn has its own, so that none meets what another has left. */
    static BenchTable of(Order order, int turn) {
        LinkedHashMap<String, DataType> columns =
                new LinkedHashMap<>(Dataset.WEATHER.table().columns());
        columns.keySet().removeAll(List.of("year", "month", "day"));
        return new BenchTable("weather", name(order, turn), columns, List.of("wsid"), List.of("hour"));
    }

    /** The name of that table. */
    static String name(Order order, int turn) {
        return "written_" + order.label() + "_" + turn;
    }

    /** The rows in SQL, from a column {@code id} that counts them. */
    String[] expressions(Order order) {
        int stations = rows / HOURS;
        String station = order == Order.INTERLEAVED ? "id % " + stations : "id div " + HOURS;
        String hour = order == Order.INTERLEAVED ? "id div " + stations : "id % " + HOURS;
        String n = "((" + station + ") * " + HOURS + " + " + hour + ")";
        return new String[] {
            "concat('station-', " + station + ") AS wsid",
            "CAST(" + hour + " AS INT) AS hour",
            "(" + n + " * 31 % 650 - 250) / 10D AS temperature",
            "(" + n + " * 37 % 550 - 300) / 10D AS dewpoint",
            "(" + n + " * 41 % 600 + 9800) / 10D AS pressure",
            "CAST(" + n + " % 36 * 10 AS INT) AS wind_direction",
            "(" + n + " * 43 % 300) / 10D AS wind_speed",
            "CAST(" + n + " % 9 AS INT) AS sky_condition",
            "(" + n + " % 80) / 10D AS one_hour_precip",
            "(" + n + " % 300) / 10D AS six_hour_precip"
        };
    }

    /** The same rows in Java. */
    Map<String, Object> row(Order order, int id) {
        int stations = rows / HOURS;
        int station = order == Order.INTERLEAVED ? id % stations : id / HOURS;
        int hour = order == Order.INTERLEAVED ? id / stations : id % HOURS;
        long n = (long) station * HOURS + hour;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("wsid", "station-" + station);
        row.put("hour", hour);
        row.put("temperature", (n * 31 % 650 - 250) / 10.0);
        row.put("dewpoint", (n * 37 % 550 - 300) / 10.0);
        row.put("pressure", (n * 41 % 600 + 9800) / 10.0);
        row.put("wind_direction", (int) (n % 36 * 10));
        row.put("wind_speed", n * 43 % 300 / 10.0);
        row.put("sky_condition", (int) (n % 9));
        row.put("one_hour_precip", n % 80 / 10.0);
        row.put("six_hour_precip", n % 300 / 10.0);
        return row;
    }
}
