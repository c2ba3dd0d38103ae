package dev.scamander.it.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;

import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Streams from tables into tables of one keyspace. Each query is stopped wherever it is and begun again many times, and at last runs to the
 * end of its source. Prints {@code <query>=<micro-batches of the last run>}.
 */
public final class TableStreams {
    private final SparkSession spark;
    private final String keyspace;
    private final Path checkpoints;
    private final int stops;

    private TableStreams(SparkSession spark, String[] arguments) {
        this.spark = spark;
        this.keyspace = arguments[0];
        this.checkpoints = Path.of(arguments[1]);
        this.stops = Integer.parseInt(arguments[2]);
    }

    /**
     * Runs the job.
     *
     * @param arguments the keyspace, a directory for checkpoints, and how often each query is stopped
     * @throws Exception if a query fails by itself
     */
    public static void main(String[] arguments) throws Exception {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            new TableStreams(spark, arguments).run();
        }
    }

    private void run() throws Exception {
        Dataset<Row> events = source("events")
                .option("spark.cassandra.stream.column", "at")
                .option("maxRowsPerTrigger", "300")
                .load();
        run("copy", events, "copy", "append", "");
        run(
                "totals",
                events.selectExpr("station", "v AS total", "v AS n", "v AS low", "v AS high"),
                "totals",
                "append",
                "total sum, n count, low min, high max");
        run(
                "hourly",
                events.withWatermark("at", "1 minute")
                        .groupBy(col("station"), window(col("at"), "1 hour"))
                        .agg(sum("v").as("total"))
                        .selectExpr("station", "window.start AS hour", "total"),
                "hourly",
                "update",
                "");
        run("complete", events.groupBy("station").agg(sum("v").as("total")), "complete", "complete", "");
        Dataset<Row> logged = source("logged")
                .option("spark.cassandra.stream.column", "id")
                .option("spark.cassandra.stream.bucket", "hour")
                .option("spark.cassandra.stream.startingFrom", "2008-04-01T00:00:00Z")
                .option("maxRowsPerTrigger", "300")
                .load();
        run(
                "logs",
                logged.selectExpr("'all' AS station", "v AS total", "v AS n"),
                "totals",
                "append",
                "total sum, n count");
    }

    private DataStreamReader source(String table) {
        return spark.readStream()
                .format("cassandra")
                .option("keyspace", keyspace)
                .option("table", table)
                .option("spark.cassandra.stream.lagMS", "0");
    }

    private void run(String name, Dataset<Row> rows, String table, String mode, String totals) throws Exception {
        DataStreamWriter<Row> writer = rows.writeStream().format("cassandra").outputMode(mode);
        option(writer, "keyspace", keyspace);
        option(writer, "table", table);
        option(writer, "spark.cassandra.output.aggregate", totals);
        option(writer, "checkpointLocation", checkpoints.resolve(name).toString());
        for (int i = 0; i < stops; i++) {
            StreamingQuery query = writer.start();
            try {
                // Spark 4.2 does not begin again where a query was stopped before its first micro-batch was noted.
                while (i == 0 && query.lastProgress() == null && !query.awaitTermination(50)) {
                    Thread.onSpinWait();
                }
                query.awaitTermination(ThreadLocalRandom.current().nextInt(50, 700));
            } finally {
                stop(query);
            }
        }
        StreamingQuery last = writer.trigger(Trigger.AvailableNow()).start();
        last.awaitTermination();
        System.out.println(name + "=" + last.recentProgress().length);
    }

    /** By name: the result's type is another in Spark 4. */
    private static void option(DataStreamWriter<Row> writer, String name, String value) throws Exception {
        writer.getClass().getMethod("option", String.class, String.class).invoke(writer, name, value);
    }

    /** Ends a query without waiting for the micro-batch that is under way. */
    private static void stop(StreamingQuery query) throws Exception {
        query.stop();
        if (query.exception().isDefined()) {
            StreamingQueryException failure =
                    (StreamingQueryException) query.exception().get();
            throw failure;
        }
    }
}
