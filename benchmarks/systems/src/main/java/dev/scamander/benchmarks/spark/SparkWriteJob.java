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

    /** Arguments: the format, the number of rows, how often to measure, the orders of rows. */
    public static void main(String[] arguments) throws Exception {
        WriteTable table = new WriteTable(Integer.parseInt(arguments[1]));
        int measurements = Integer.parseInt(arguments[2]);
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            Stopwatch stopwatch = new Stopwatch(new TaskCpu(spark));
            for (Order order : Order.named(arguments[3])) {
                write(rows(spark, table, order, table.warmUpRows()), arguments[0], WriteTable.name(order, 0));
                Dataset<Row> rows = rows(spark, table, order, table.rows()).persist(StorageLevel.MEMORY_ONLY());
                rows.count();
                for (int turn = 1; turn <= measurements; turn++) {
                    String target = WriteTable.name(order, turn);
                    System.out.println(stopwatch
                            .measure(order.label(), () -> write(rows, arguments[0], target))
                            .line());
                }
                rows.unpersist(true);
            }
        }
    }

    private static Dataset<Row> rows(SparkSession spark, WriteTable table, Order order, int count) {
        return spark.range(0, count, 1, 2).selectExpr(table.expressions(order));
    }

    private static void write(Dataset<Row> rows, String format, String target) {
        rows.write()
                .format(format)
                .option("keyspace", "weather")
                .option("table", target)
                .mode("append")
                .save();
    }
}
