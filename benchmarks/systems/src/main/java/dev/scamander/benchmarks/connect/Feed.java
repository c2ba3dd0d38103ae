package dev.scamander.benchmarks.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scamander.benchmarks.records.BenchTable;
import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.records.WeatherRows;
import java.util.Locale;
import java.util.Map;

/**
 * The records of one topic, in the order in which a feed brings them: the weather of two hundred stations hour by hour, or
 * one product after the other.
 *
 * @param dataset what kind
 * @param size how many there are
 */
record Feed(Dataset dataset, int size) {

    private static final int STATIONS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    String name() {
        return dataset.name().toLowerCase(Locale.ROOT);
    }

    BenchTable table() {
        return dataset.table();
    }

    Map<String, Object> row(int index) {
        return dataset == Dataset.WEATHER
                ? WeatherRows.row(station(index % STATIONS), index / STATIONS)
                : dataset.row(index);
    }

    /** What the record is keyed by: the partition key. */
    String key(Map<String, Object> row) {
        return String.valueOf(row.get(table().partitionKey().get(0)));
    }

    /** The record's value. */
    String json(Map<String, Object> row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("rows hold only texts, numbers and maps", impossible);
        }
    }

    private static String station(int index) {
        return String.format(Locale.ROOT, "%06d:%05d", 700_000 + index, index);
    }
}
