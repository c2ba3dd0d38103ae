package dev.scamander.it.jobs;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads a table of the columns {@code k, c, b, z}, where b is twice c and z thrice, and alters it while a task is in the middle of it.
 * Prints {@code <alteration>.rows=<how many were read>}, a negative number if one of them was not so; or {@code <alteration>.error=}.
 */
public final class AlteredReads {
    private static final long PATIENCE_SECONDS = 120;
    private static volatile Moment moment;

    private AlteredReads() {}

    /** What the task and whoever alters the table tell each other; both are in one process. */
    private record Moment(CountDownLatch reading, CountDownLatch altered) {}

    /** Arguments: the keyspace, the table, and for each alteration a name and what follows {@code ALTER TABLE <table>}. */
    public static void main(String[] arguments) throws InterruptedException {
        try (SparkSession spark = SparkSession.builder()
                .config("spark.sql.catalog.cass", "dev.scamander.spark.CassandraCatalog")
                .getOrCreate()) {
            String table = "cass." + arguments[0] + "." + arguments[1];
            for (int i = 2; i < arguments.length; i += 2) {
                moment = new Moment(new CountDownLatch(1), new CountDownLatch(1));
                CompletableFuture<String> outcome = CompletableFuture.supplyAsync(() -> read(spark, arguments));
                await(moment.reading);
                spark.sql("ALTER TABLE " + table + " " + arguments[i + 1]);
                moment.altered.countDown();
                String name = arguments[i];
                System.out.println(
                        name + "." + outcome.handle(AlteredReads::line).join());
            }
        }
    }

    private static String line(String outcome, Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        return error == null
                ? outcome
                : "error=" + String.valueOf(cause.getMessage()).replace('\n', ' ');
    }

    private static String read(SparkSession spark, String[] arguments) {
        return "rows="
                + spark
                        .read()
                        .format("cassandra")
                        .option("keyspace", arguments[0])
                        .option("table", arguments[1])
                        .option("spark.cassandra.input.fetch.sizeInRows", "100")
                        .load()
                        .mapPartitions(new Check(), Encoders.LONG())
                        .collectAsList()
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    /** The number of rows of a task, negative if one of them is not as it should be; all rows are one task's. */
    private static final class Check implements MapPartitionsFunction<Row, Long>, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<Long> call(Iterator<Row> rows) throws InterruptedException {
            long count = 0;
            boolean right = true;
            while (rows.hasNext()) {
                Row row = rows.next();
                if (count++ == 0) {
                    moment.reading.countDown();
                    await(moment.altered);
                }
                int c = row.getAs("c");
                right &= row.<Integer>getAs("b") == 2 * c && row.<Integer>getAs("z") == 3 * c;
            }
            return List.of(right ? count : -count).iterator();
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the other side does not come");
        }
    }
}
