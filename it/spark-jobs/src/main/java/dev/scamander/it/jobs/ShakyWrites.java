package dev.scamander.it.jobs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Writes {@code (k, v)} with every key twice, one row behind the other, to a table, while tasks fail in the middle of their rows and are
 * killed from outside; and {@code (k, n)} to a table of counters, while tasks fail. Nobody is killed there: Spark runs a task again that it
 * killed in the middle of its commit, and nothing can take back what that has added.
 * Prints {@code failed=<attempts that did not end well>}.
 */
public final class ShakyWrites {
    private static final int TASKS = 16;
    private static final int SHAKY_ATTEMPTS = 2;
    private static final int KILLS = 12;

    private ShakyWrites() {}

    /**
     * Runs the job.
     *
     * @param arguments the keyspace, the table, the table of counters, and how many rows to write
     */
    public static void main(String[] arguments) {
        long rows = Long.parseLong(arguments[3]);
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            Killer killer = new Killer(spark);
            spark.sparkContext().addSparkListener(killer);
            int rowsPerTask = (int) (rows / TASKS);
            spark.udf().register("shaky", (UDF1<Long, Long>) id -> shaky(id, rowsPerTask), DataTypes.LongType);
            spark.range(0, rows, 1, TASKS)
                    .selectExpr("id div 2 AS k", "shaky(id) AS v")
                    .write()
                    .format("cassandra")
                    .option("keyspace", arguments[0])
                    .option("table", arguments[1])
                    .mode("append")
                    .save();
            killer.rest();
            spark.range(0, rows, 1, TASKS)
                    .selectExpr("id div 200 AS k", "shaky(id) * 0 + 1 AS n")
                    .write()
                    .format("cassandra")
                    .option("keyspace", arguments[0])
                    .option("table", arguments[2])
                    .mode("append")
                    .save();
            System.out.println("failed=" + killer.failed());
        }
    }

    /** The value itself, but for attempts that are bound to fail somewhere. */
    private static Long shaky(Long id, int rowsPerTask) {
        if (TaskContext.get().attemptNumber() < SHAKY_ATTEMPTS
                && ThreadLocalRandom.current().nextInt(rowsPerTask) == 0) {
            throw new IllegalStateException("shaken at " + id);
        }
        return id;
    }

    /** Kills some tasks a moment after they have started. */
    private static final class Killer extends SparkListener {
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "killer");
            thread.setDaemon(true);
            return thread;
        });
        private final AtomicInteger kills = new AtomicInteger();
        private final Map<Long, Boolean> failed = new ConcurrentHashMap<>();
        private final SparkSession spark;

        Killer(SparkSession spark) {
            this.spark = spark;
        }

        /** Kills nobody from now on: the tasks that have begun are done, and their events are heard. */
        void rest() {
            awaitEvents();
            kills.set(KILLS);
        }

        @Override
        public void onTaskStart(SparkListenerTaskStart start) {
            long task = start.taskInfo().taskId();
            if (start.taskInfo().index() % 3 == 0 && kills.incrementAndGet() <= KILLS) {
                clock.schedule(
                        () -> spark.sparkContext().killTaskAttempt(task, true, "killed by the test"),
                        ThreadLocalRandom.current().nextInt(20, 400),
                        TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            if (!end.taskInfo().successful()) {
                failed.put(end.taskInfo().taskId(), true);
            }
        }

        int failed() {
            awaitEvents();
            return failed.size();
        }

        private void awaitEvents() {
            try {
                spark.sparkContext().listenerBus().waitUntilEmpty(30_000);
            } catch (TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
