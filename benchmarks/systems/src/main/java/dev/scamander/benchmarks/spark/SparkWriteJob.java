package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.spark.WriteTable.Order;
import dev.scamander.benchmarks.systems.Stopwatch;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Runs on a Spark of its own: writes rows that are in memory, first to warm up, then to be measured. */
public final class SparkWriteJob {

    private SparkWriteJob() {}

    /** Arguments: the format, the number of rows, how often to warm up, how often to measure. */
    public static void main(String[] arguments) throws Exception {
        WriteTable table = new WriteTable(Integer.parseInt(arguments[1]));
        int warmups = Integer.parseInt(arguments[2]);
        int turns = warmups + Integer.parseInt(arguments[3]);
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            Stopwatch stopwatch = new Stopwatch(new TaskCpu(spark));
            for (Order order : Order.values()) {
                Dataset<Row> rows = spark.range(0, table.rows(), 1, 2)
                        .selectExpr(table.expressions(order))
                        .persist(StorageLevel.MEMORY_ONLY());
                rows.count();
                for (int turn = 0; turn < turns; turn++) {
                    String target = WriteTable.name(order, turn);
                    String line = stopwatch
                            .measure(order.label(), () -> rows.write()
                                    .format(arguments[0])
                                    .option("keyspace", "weather")
                                    .option("table", target)
                                    .mode("append")
                                    .save())
                            .line();
                    if (turn >= warmups) {
                        System.out.println(line);
                    }
                }
                rows.unpersist(true);
            }
        }
    }
}
