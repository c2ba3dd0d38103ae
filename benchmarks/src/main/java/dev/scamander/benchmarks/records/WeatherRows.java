package dev.scamander.benchmarks.records;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Hourly weather of a few stations, in the value ranges of the ISD-lite format; tenths, as that format has them. */
public final class WeatherRows {

    static final BenchTable TABLE = new BenchTable(
            "weather", "raw_weather_data", columns(), List.of("wsid"), List.of("year", "month", "day", "hour"));

    private static final List<String> STATIONS =
            List.of("725030:14732", "724940:23234", "722190:13874", "725300:94846", "727930:24233");

    private static final Schema SCHEMA = schema();

    private WeatherRows() {}

    /** Hour by hour, every station in turn: as a feed brings them. */
    static Map<String, Object> row(int index) {
        return row(STATIONS.get(index % STATIONS.size()), index / STATIONS.size());
    }

    /**
     * The weather of one station in one hour; always the same.
     *
     * @param station the station's id
     * @param hour hours since the beginning of 2008
     */
    public static Map<String, Object> row(String station, int hour) {
        SplittableRandom random = new SplittableRandom(31L * station.hashCode() + hour);
        LocalDateTime time = LocalDateTime.of(2008, 1, 1, 0, 0).plusHours(hour);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("wsid", station);
        row.put("year", time.getYear());
        row.put("month", time.getMonthValue());
        row.put("day", time.getDayOfMonth());
        row.put("hour", time.getHour());
        row.put("temperature", random.nextInt(-250, 400) / 10.0);
        row.put("dewpoint", random.nextInt(-300, 250) / 10.0);
        row.put("pressure", random.nextInt(9800, 10400) / 10.0);
        row.put("wind_direction", random.nextInt(0, 36) * 10);
        row.put("wind_speed", random.nextInt(0, 300) / 10.0);
        row.put("sky_condition", random.nextInt(0, 9));
        row.put("one_hour_precip", random.nextInt(10) == 0 ? random.nextInt(1, 80) / 10.0 : 0.0);
        row.put("six_hour_precip", random.nextInt(10) == 0 ? random.nextInt(1, 300) / 10.0 : 0.0);
        return row;
    }

    static Struct struct(int index) {
        Struct struct = new Struct(SCHEMA);
        row(index).forEach(struct::put);
        return struct;
    }

    private static LinkedHashMap<String, DataType> columns() {
        LinkedHashMap<String, DataType> columns = new LinkedHashMap<>();
        columns.put("wsid", DataTypes.TEXT);
        columns.put("year", DataTypes.INT);
        columns.put("month", DataTypes.INT);
        columns.put("day", DataTypes.INT);
        columns.put("hour", DataTypes.INT);
        columns.put("temperature", DataTypes.DOUBLE);
        columns.put("dewpoint", DataTypes.DOUBLE);
        columns.put("pressure", DataTypes.DOUBLE);
        columns.put("wind_direction", DataTypes.INT);
        columns.put("wind_speed", DataTypes.DOUBLE);
        columns.put("sky_condition", DataTypes.INT);
        columns.put("one_hour_precip", DataTypes.DOUBLE);
        columns.put("six_hour_precip", DataTypes.DOUBLE);
        return columns;
    }

    private static Schema schema() {
        SchemaBuilder builder = SchemaBuilder.struct().name("weather");
        TABLE.columns().forEach((name, type) -> builder.field(name, fieldSchema(type)));
        return builder.build();
    }

    private static Schema fieldSchema(DataType type) {
        if (type.equals(DataTypes.TEXT)) {
            return Schema.STRING_SCHEMA;
        }
        return type.equals(DataTypes.INT) ? Schema.INT32_SCHEMA : Schema.FLOAT64_SCHEMA;
    }
}
