package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.records.WeatherRows;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table that {@code spark-read} reads: a tenth of all rows in one wide partition, the others in partitions of a hundred.
 *
 * @param rows how many rows there are, a multiple of a thousand
 */
record ReadTable(int rows) {

    static final String WIDE_STATION = "999999:99999";
    static final int KEYS = 1_000;

    private static final int SMALL_PARTITION = 100;

    /** All rows, partition by partition. */
    Stream<Map<String, Object>> stream() {
        Stream<Map<String, Object>> wide =
                IntStream.range(0, rows / 10).mapToObj(hour -> WeatherRows.row(WIDE_STATION, hour));
        Stream<Map<String, Object>> small = IntStream.range(0, stations())
                .boxed()
                .flatMap(station ->
                        IntStream.range(0, SMALL_PARTITION).mapToObj(hour -> WeatherRows.row(station(station), hour)));
        return Stream.concat(wide, small);
    }

    /** The stations that {@link ReadQuery#IN_KEYS} asks for: every so many-th of the small ones. */
    List<String> keys() {
        int keys = Math.min(KEYS, stations());
        int step = stations() / keys;
        return IntStream.range(0, keys).mapToObj(key -> station(key * step)).toList();
    }

    private int stations() {
        return rows / 10 * 9 / SMALL_PARTITION;
    }

    private static String station(int index) {
        return String.format(Locale.ROOT, "%06d:%05d", 700_000 + index, index);
    }
}
