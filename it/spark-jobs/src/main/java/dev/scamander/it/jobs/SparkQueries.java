package dev.scamander.it.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs SQL over tables of one keyspace. Prints {@code <name>=<rows>} for each query, the rows as JSON in the order of their text
 * or, if the query orders, in its own; and {@code <name>.error=<message>} for a query that fails.
 */
public final class SparkQueries {
    private SparkQueries() {}

    /**
     * Runs the job.
     *
     * @param arguments the keyspace; the tables, separated by commas, perhaps none; then each query's name and text in turn
     */
    public static void main(String[] arguments) {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            System.out.println("version=" + spark.version());
            for (String table : arguments[1].isEmpty() ? new String[0] : arguments[1].split(",")) {
                spark.read()
                        .format("cassandra")
                        .option("keyspace", arguments[0])
                        .option("table", table)
                        .load()
                        .createOrReplaceTempView(table);
            }
            for (int i = 2; i < arguments.length; i += 2) {
                run(spark, arguments[i], arguments[i + 1]);
            }
        }
    }

    private static void run(SparkSession spark, String name, String sql) {
        try {
            Dataset<Row> rows = spark.sql(sql);
            List<String> json = Arrays.asList((String[]) rows.toJSON().collect());
            boolean ordered = sql.toUpperCase().contains("ORDER BY");
            System.out.println(name + "="
                    + json.stream()
                            .sorted(ordered ? (a, b) -> 0 : String::compareTo)
                            .collect(Collectors.joining(" ")));
        } catch (Exception e) {
            System.out.println(name + ".error=" + TableWrites.messages(e));
        }
    }
}
