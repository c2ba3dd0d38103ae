package dev.scamander.benchmarks.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import dev.scamander.benchmarks.systems.CheckLine;
import dev.scamander.benchmarks.systems.Stopwatch;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs on a Spark of its own: answers every query, first to be checked and to warm up, then to be measured. */
public final class SparkReadJob {

    private final SparkSession spark;
    private final String format;
    private final String keyspace;
    private final String table;
    private final ReadTable rows;

    private SparkReadJob(SparkSession spark, String[] arguments) {
        this.spark = spark;
        format = arguments[0];
        keyspace = arguments[1];
        table = arguments[2];
        rows = new ReadTable(Integer.parseInt(arguments[3]));
    }

    /**
     * Arguments: the format, the keyspace, the table, its number of rows, how often to warm up, how often to measure,
     * and which queries, separated by commas.
     */
    public static void main(String[] arguments) throws Exception {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            SparkReadJob job = new SparkReadJob(spark, arguments);
            int warmups = Integer.parseInt(arguments[4]);
            int measurements = Integer.parseInt(arguments[5]);
            List<ReadQuery> queries = ReadQuery.parse(arguments[6]);
            Stopwatch stopwatch = new Stopwatch(new TaskCpu(spark));
            for (ReadQuery query : queries) {
                System.out.println(CheckLine.of(query.label(), job.check(query)));
            }
            for (int turn = 0; turn < warmups + measurements; turn++) {
                for (ReadQuery query : queries) {
                    String line = stopwatch
                            .measure(query.label(), () -> job.run(query))
                            .line();
                    if (turn >= warmups) {
                        System.out.println(line);
                    }
                }
            }
        }
    }

    private void run(ReadQuery query) {
        answer(query).write().format("noop").mode("overwrite").save();
    }

    /** The rows' number and the sum of their hashes, which no order changes. */
    private String check(ReadQuery query) {
        Dataset<Row> answer = answer(query);
        Column[] columns =
                Arrays.stream(answer.columns()).map(name -> col(name)).toArray(Column[]::new);
        Row result = answer.select(xxhash64(columns).mod(lit(1_000_003)).as("hash"))
                .agg(count(lit(1)), sum("hash"))
                .head();
        return result.getLong(0) + " " + result.get(1);
    }

    private Dataset<Row> answer(ReadQuery query) {
        Dataset<Row> all = spark.read()
                .format(format)
                .option("keyspace", keyspace)
                .option("table", table)
                .load();
        Column wide = col("wsid").equalTo(ReadTable.WIDE_STATION);
        return switch (query) {
            case SCAN -> all.select(named(all));
            case SCAN3 -> all.select("wsid", "hour", "temperature");
            case COUNT -> all.agg(count(lit(1)).as("count"));
            case GROUP_BY -> all.groupBy("wsid").count();
            case IN_KEYS ->
                all.select(named(all)).filter(col("wsid").isin(rows.keys().toArray()));
            case PARTITION -> all.select(named(all)).filter(wide);
            case TOP5 ->
                all.select(named(all))
                        .filter(wide)
                        .orderBy(
                                col("year").desc(),
                                col("month").desc(),
                                col("day").desc(),
                                col("hour").desc())
                        .limit(5);
        };
    }

    /** All columns in an order that does not depend on the contender. */
    private static Column[] named(Dataset<Row> all) {
        return Arrays.stream(all.columns()).sorted().map(name -> col(name)).toArray(Column[]::new);
    }
}
