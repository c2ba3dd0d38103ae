package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.records.BenchTable;
import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.records.WeatherRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table that {@code spark-join} joins with: a partition of one row for each station.
 *
 * @param rows how many rows there are
 */
record JoinTable(int rows) {

    static final String KEYSPACE = "weather";
    static final String NAME = "latest_weather";

    /** How it is created; not for Spark's processes, which have no driver. */
    static BenchTable table() {
        return new BenchTable(
                KEYSPACE, NAME, new LinkedHashMap<>(Dataset.WEATHER.table().columns()), List.of("wsid"), List.of());
    }

    Stream<Map<String, Object>> stream() {
        return IntStream.range(0, rows).mapToObj(index -> WeatherRows.row(station(index), index % 24));
    }

    /** Keys from all over the table, in no order. */
    List<String> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> station((int) (index * 7_919L % count * (rows / count))))
                .toList();
    }

    private static String station(int index) {
        return String.format(Locale.ROOT, "%07d:%05d", index, index % 100_000);
    }
}
