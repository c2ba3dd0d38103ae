package dev.scamander.it.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/** Streams from tables into tables of one keyspace, by several queries at a time: without end, or to the end of their sources. */
public final class TableStreams {
    private final SparkSession spark;
    private final String keyspace;
    private final Path checkpoints;
    private final boolean endless;
    private final List<StreamingQuery> queries = new ArrayList<>();

    private TableStreams(SparkSession spark, String[] arguments) {
        this.spark = spark;
        this.keyspace = arguments[0];
        this.checkpoints = Path.of(arguments[1]);
        this.endless = arguments[2].equals("endless");
    }

    /**
     * Runs the job.
     *
     * @param arguments the keyspace, a directory for checkpoints, and {@code endless} or {@code rest}
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
                .option("maxRowsPerTrigger", "100")
                .load();
        start("copy", events, "copy", "append", "");
        start(
                "totals",
                events.selectExpr("station", "v AS total", "v AS n", "v AS low", "v AS high"),
                "totals",
                "append",
                "total sum, n count, low min, high max");
        start(
                "hourly",
                events.withWatermark("at", "1 minute")
                        .groupBy(col("station"), window(col("at"), "1 hour"))
                        .agg(sum("v").as("total"))
                        .selectExpr("station", "window.start AS hour", "total"),
                "hourly",
                "update",
                "");
        start("complete", events.groupBy("station").agg(sum("v").as("total")), "complete", "complete", "");
        Dataset<Row> logged = source("logged")
                .option("spark.cassandra.stream.column", "id")
                .option("spark.cassandra.stream.bucket", "hour")
                .option("spark.cassandra.stream.startingFrom", "2008-04-01T00:00:00Z")
                .option("maxRowsPerTrigger", "100")
                .load();
        start(
                "logs",
                logged.selectExpr("'all' AS station", "v AS total", "v AS n"),
                "totals",
                "append",
                "total sum, n count");
        for (StreamingQuery query : queries) {
            query.awaitTermination();
        }
    }

    private DataStreamReader source(String table) {
        return spark.readStream()
                .format("cassandra")
                .option("keyspace", keyspace)
                .option("table", table)
                .option("spark.cassandra.stream.lagMS", "0");
    }

    private void start(String name, Dataset<Row> rows, String table, String mode, String totals) throws Exception {
        DataStreamWriter<Row> writer = rows.writeStream().format("cassandra").outputMode(mode);
        option(writer, "keyspace", keyspace);
        option(writer, "table", table);
        option(writer, "spark.cassandra.output.aggregate", totals);
        option(writer, "checkpointLocation", checkpoints.resolve(name).toString());
        queries.add((endless ? writer : writer.trigger(Trigger.AvailableNow())).start());
    }

    /** By name: the result's type is another in Spark 4. */
    private static void option(DataStreamWriter<Row> writer, String name, String value) throws Exception {
        writer.getClass().getMethod("option", String.class, String.class).invoke(writer, name, value);
    }
}
