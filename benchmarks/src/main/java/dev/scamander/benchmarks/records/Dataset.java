package dev.scamander.benchmarks.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** Rows of one table, and the records that hold them. */
public enum Dataset {
    /** An hour's weather: thirteen flat fields, nearly all of them numbers. */
    WEATHER(WeatherRows.TABLE) {
        @Override
        public Map<String, Object> row(int index) {
            return WeatherRows.row(index);
        }

        @Override
        Struct struct(int index) {
            return WeatherRows.struct(index);
        }
    },
    /** A product: texts, a nested object, and a map of nested objects. */
    PRODUCT(ProductRows.TABLE) {
        @Override
        public Map<String, Object> row(int index) {
            return ProductRows.row(index);
        }

        @Override
        Struct struct(int index) {
            return ProductRows.struct(index);
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BenchTable table;

    Dataset(BenchTable table) {
        this.table = table;
    }

    /** The table that the rows belong to. */
    public BenchTable table() {
        return table;
    }

    /** Row number {@code index}, the same in every run; nested objects are maps. */
    public abstract Map<String, Object> row(int index);

    abstract Struct struct(int index);

    /** The row as a record's value in the given form. */
    public Object value(int index, Form form) {
        return switch (form) {
            case TEXT -> json(index);
            case BYTES -> json(index).getBytes(StandardCharsets.UTF_8);
            case STRUCT -> struct(index);
        };
    }

    private String json(int index) {
        try {
            return JSON.writeValueAsString(row(index));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("rows hold only texts, numbers and maps", impossible);
        }
    }
}
