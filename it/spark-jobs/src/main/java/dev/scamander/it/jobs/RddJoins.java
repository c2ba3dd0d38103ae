package dev.scamander.it.jobs;

import static org.apache.spark.sql.functions.col;

import dev.scamander.spark.rdd.CassandraRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Uses the Java API on the tables {@code stations (station, height)} and {@code readings (station, hour, temperature)} of a keyspace.
 * Prints {@code <name>=<elements as text, sorted>} for each use, and {@code <name>.error=<message>} for those that fail.
 */
public final class RddJoins {
    private static final List<String> NAMES = List.of("s1", "s2", "s3", "s4", "none", "s5");

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final CassandraRows stations;
    private final CassandraRows readings;

    private RddJoins(SparkSession spark, String keyspace) {
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.stations = CassandraRows.of(spark, keyspace, "stations");
        this.readings = CassandraRows.of(spark, keyspace, "readings");
    }

    /** A row of readings. */
    public static final class Reading implements java.io.Serializable {
        private String station;
        private int hour;

        /** For Spark. */
        public Reading() {}

        /** The station. */
        public String getStation() {
            return station;
        }

        /** Sets the station. */
        public void setStation(String station) {
            this.station = station;
        }

        /** The hour. */
        public int getHour() {
            return hour;
        }

        /** Sets the hour. */
        public void setHour(int hour) {
            this.hour = hour;
        }

        @Override
        public String toString() {
            return station + "@" + hour;
        }
    }

    /**
     * Runs the job.
     *
     * @param arguments the keyspace
     * @throws Exception if streaming fails
     */
    public static void main(String[] arguments) throws Exception {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            RddJoins job = new RddJoins(spark, arguments[0]);
            job.reads();
            job.joins();
            job.streams();
        }
    }

    private void reads() {
        print("rows", () -> List.of(readings.rows().count()));
        print("where", () -> readings.select("hour", "station")
                .where("station = 's4' AND hour >= 3")
                .rows()
                .collect());
        print("latest", () -> readings.where("station = 's4'")
                .orderBy(col("hour").desc())
                .limit(2)
                .rows()
                .collect());
        print("beans", () -> readings.select("station", "hour")
                .where("station = 's5'")
                .rows(Reading.class)
                .collect());
        print(
                "keyed",
                () -> readings.where("station = 's1'").keyBy("hour").keys().collect());
        JavaPairRDD<Row, Iterable<Row>> spans = readings.spanBy("station");
        print("shuffles", () -> List.of(spans.toDebugString().contains("Shuffled")));
        print("spans", () -> spans.mapToPair(span -> {
                    int hours = 0;
                    double sum = 0;
                    for (Row row : span._2) {
                        hours++;
                        sum += row.<Double>getAs("temperature");
                    }
                    return new Tuple2<>(span._1.getString(0), hours + "/" + sum);
                })
                .filter(span -> NAMES.contains(span._1))
                .collect());
        print("skipped", () -> List.of(spans.keys().count()));
        print("kept", spans::collect);
        print("wrongSpan", () -> readings.spanBy("hour").collect());
    }

    private void joins() {
        JavaRDD<String> names = context.parallelize(NAMES, 2);
        print("joined", () -> stations.join(names, name -> new Object[] {name}).collect());
        print("left", () -> stations.select("height")
                .leftJoin(names, name -> new Object[] {name})
                .mapValues(row -> row.isPresent() ? row.get().getInt(0) : -1)
                .collect());
        print("filtered", () -> readings.where("hour > 2 AND temperature < 4.4")
                .select("station", "hour")
                .join(names, name -> new Object[] {name})
                .values()
                .collect());
        print("clustering", () -> readings.on("station", "hour")
                .join(names, name -> new Object[] {name, 2L})
                .values()
                .collect());
        print("pairs", () -> stations.join(names.mapToPair(name -> new Tuple2<>(name, name.length())))
                .mapValues(joined -> joined._1 + ":" + joined._2.getInt(1))
                .collect());
        print("rowsOf", () -> stations.rowsOf(names).collect());
        Dataset<Row> few = spark.createDataset(NAMES, Encoders.STRING()).toDF("station");
        print("dataset", () -> stations.join(few, "station").collectAsList());
        print(
                "datasetPlan",
                () -> List.of(stations.join(few, "station")
                        .queryExecution()
                        .executedPlan()
                        .toString()
                        .contains("CassandraDirectJoin")));
        print("anti", () -> stations.join(few, new String[] {"station"}, "leftanti")
                .collectAsList());
        print("badKey", () -> stations.join(names, name -> new Object[] {name, 1})
                .collect());
        print("badValue", () -> readings.on("station", "hour")
                .join(names, name -> new Object[] {name, "noon"})
                .collect());
        print(
                "badColumns",
                () -> readings.on("hour").join(names, name -> new Object[] {1}).collect());
    }

    private void streams() throws Exception {
        Path input = Files.createTempDirectory("stations");
        Files.write(
                input.resolve("a.json"),
                NAMES.stream().map(name -> "{\"station\":\"" + name + "\"}").toList());
        List<Row> enriched = new ArrayList<>();
        spark.readStream()
                .schema(new StructType().add("station", "string"))
                .json(input.toString())
                .writeStream()
                .trigger(Trigger.AvailableNow())
                .foreachBatch((Dataset<Row> batch, Long number) -> {
                    enriched.addAll(stations.join(batch, "station").collectAsList());
                    enriched.addAll(stations.rowsOf(batch.toJavaRDD().map(row -> row.getString(0)))
                            .collect());
                })
                .start()
                .awaitTermination();
        print("streamed", () -> enriched);
    }

    private static void print(String name, Callable<List<?>> use) {
        try {
            System.out.println(name + "="
                    + use.call().stream().map(String::valueOf).sorted().collect(Collectors.joining(" ")));
        } catch (Throwable e) {
            Throwable cause = e;
            List<String> messages = new ArrayList<>();
            for (; cause != null; cause = cause.getCause()) {
                messages.add(
                        String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
            }
            System.out.println(
                    name + ".error=" + String.join(" | ", messages) + " " + Arrays.toString(e.getSuppressed()));
        }
    }
}
