package dev.scamander.it.jobs;

import dev.scamander.spark.rdd.CassandraRows;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.scheduler.TaskLocation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Brings numbers to the replicas of a table that has them for its key. Prints for each partition that has any
 * {@code <kind>.<number>=<preferred hosts>|<its numbers>}, {@code kind} being {@code rdd} or {@code dataset}.
 */
public final class ReplicaPlaces {
    private ReplicaPlaces() {}

    /**
     * Runs the job.
     *
     * @param arguments the keyspace, the table, how many numbers
     */
    public static void main(String[] arguments) {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            CassandraRows rows = CassandraRows.of(spark, arguments[0], arguments[1]);
            int count = Integer.parseInt(arguments[2]);
            List<Integer> numbers = IntStream.range(0, count).boxed().toList();
            JavaRDD<Integer> moved = rows.repartitionByCassandraReplica(
                    JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(numbers, 3),
                    number -> new Object[] {number},
                    2);
            print("rdd", moved);
            Dataset<Row> dataset =
                    rows.repartitionByCassandraReplica(spark.range(count).selectExpr("CAST(id AS int) AS k"), "k");
            print("dataset", dataset.toJavaRDD().map(row -> row.getInt(0)));
            System.out.println("joined="
                    + rows.join(moved, number -> new Object[] {number}).count());
        }
    }

    private static void print(String kind, JavaRDD<Integer> rdd) {
        List<List<Integer>> partitions = rdd.glom().collect();
        for (int i = 0; i < partitions.size(); i++) {
            if (!partitions.get(i).isEmpty()) {
                System.out.println(kind + "." + i + "=" + locations(rdd, i) + "|"
                        + partitions.get(i).stream().map(String::valueOf).collect(Collectors.joining(",")));
            }
        }
    }

    /**
     * Where the scheduler would run the partition, which may be what an RDD below prefers. By reflection: the result's type is another
     * in Scala 2.13.
     */
    private static String locations(JavaRDD<Integer> rdd, int partition) {
        SparkContext spark = rdd.context();
        try {
            Object found = SparkContext.class
                    .getMethod("getPreferredLocs", RDD.class, int.class)
                    .invoke(spark, rdd.rdd(), partition);
            scala.collection.Iterator<?> places = ((scala.collection.Iterable<?>) found).iterator();
            StringBuilder text = new StringBuilder();
            while (places.hasNext()) {
                text.append(text.isEmpty() ? "" : ",").append(((TaskLocation) places.next()).host());
            }
            return text.toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
