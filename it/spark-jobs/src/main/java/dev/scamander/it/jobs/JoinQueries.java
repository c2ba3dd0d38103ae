package dev.scamander.it.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs SQL over tables of one keyspace. Prints for each query {@code <name>.plan=<physical plan>}, {@code <name>.count=<number of
 * rows>} and {@code <name>=<rows>}, the rows as JSON in the order of their text, at most twenty of them.
 *
 * <p>A name that begins with {@code set:} sets a Spark setting instead: {@code set:spark.sql.ansi.enabled true}.
 */
public final class JoinQueries {
    private static final int SHOWN = 20;

    private JoinQueries() {}

    /**
     * Runs the job.
     *
     * @param arguments the keyspace; the tables, separated by commas; then each query's name and text in turn
     */
    public static void main(String[] arguments) {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            for (String table : arguments[1].split(",")) {
                spark.read()
                        .format("cassandra")
                        .option("keyspace", arguments[0])
                        .option("table", table)
                        .load()
                        .createOrReplaceTempView(table);
            }
            for (int i = 2; i < arguments.length; i += 2) {
                if (arguments[i].startsWith("set:")) {
                    spark.conf().set(arguments[i].substring("set:".length()), arguments[i + 1]);
                } else {
                    run(spark, arguments[i], arguments[i + 1]);
                }
            }
        }
    }

    private static void run(SparkSession spark, String name, String sql) {
        String plan = spark.sql("EXPLAIN " + sql).first().getString(0);
        System.out.println(name + ".plan=" + plan.replace('\n', '|'));
        Dataset<Row> rows = spark.sql(sql);
        List<String> json = Arrays.asList((String[]) rows.toJSON().collect());
        System.out.println(name + ".count=" + json.size());
        System.out.println(name + "=" + json.stream().sorted().limit(SHOWN).collect(Collectors.joining(" ")));
    }
}
