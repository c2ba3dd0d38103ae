package dev.scamander.it.jobs;

import static org.apache.spark.sql.functions.col;

import java.util.StringJoiner;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads {@code weather.raw_weather_data} and prints what the weather was like.
 *
 * <p>Each line printed is a table's name and a row's cells, divided by tabs:
 *
 * <ul>
 *   <li>{@code total}: the sum over stations and days of the highest temperature, over every row there is;
 *   <li>{@code daily}: one station's ten latest days with high and low;
 *   <li>{@code monthly}: one station's months with high and low;
 *   <li>{@code hottest}: the ten hottest days of all stations.
 * </ul>
 *
 * <p>The tables leave out hours in which a station was silent, told by a dew point of 999.9.
 */
public final class WeatherReport {
    private WeatherReport() {}

    /**
     * Runs the job.
     *
     * @param arguments the station whose days and months are printed
     */
    public static void main(String[] arguments) {
        String station = arguments[0];
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            Dataset<Row> weather = spark.read()
                    .format("cassandra")
                    .option("keyspace", "weather")
                    .option("table", "raw_weather_data")
                    .load();
            weather.createOrReplaceTempView("raw_weather_data");
            weather.filter(col("wsid").equalTo(station)).createOrReplaceTempView("station_weather");

            print(spark, "total", """
                    SELECT sum(high) FROM (
                      SELECT max(temperature) AS high FROM raw_weather_data GROUP BY wsid, year, month, day)
                    """);
            print(spark, "daily", """
                    SELECT wsid, make_date(year, month, day) AS date, max(temperature), min(temperature)
                    FROM station_weather
                    WHERE dewpoint < 999
                    GROUP BY wsid, year, month, day ORDER BY date DESC LIMIT 10
                    """);
            print(spark, "monthly", """
                    SELECT wsid, year, month, max(temperature), min(temperature)
                    FROM station_weather
                    WHERE dewpoint < 999
                    GROUP BY wsid, year, month ORDER BY year, month
                    """);
            print(spark, "hottest", """
                    SELECT wsid, make_date(year, month, day) AS date, max(temperature) AS high, min(temperature)
                    FROM raw_weather_data
                    WHERE dewpoint < 999
                    GROUP BY wsid, year, month, day ORDER BY high DESC, date LIMIT 10
                    """);
        }
    }

    private static void print(SparkSession spark, String table, String query) {
        for (Row row : spark.sql(query).collectAsList()) {
            StringJoiner line = new StringJoiner("\t").add(table);
            for (int column = 0; column < row.length(); column++) {
                line.add(String.valueOf(row.get(column)));
            }
            System.out.println(line);
        }
    }
}
