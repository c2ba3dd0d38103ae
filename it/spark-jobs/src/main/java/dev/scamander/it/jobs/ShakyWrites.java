package dev.scamander.it.jobs;

import java.util.Map;
import java.util.Set;
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
 * Writes {@code (k, v)} with every key twice, one row behind the other, to a table, while tasks fail in the middle of their rows, are killed
 * from outside, and run twice at a time; and {@code (k, n)} to a table of counters, while tasks fail and run twice. Nobody is killed
 * from outside there: Spark runs a task again that it killed in the middle of its commit, and nothing can take back what that has added.
 *
 * <p>Prints {@code tasks=<how many each of the writes has>}, {@code failed=<attempts that did not end well>} and {@code overtaken=<attempts
 * that went on writing when a speculative copy of theirs had ended well>}.
 */
public final class ShakyWrites {
    private static final int TASKS = 16;
    private static final int SHAKY_ATTEMPTS = 2;
    private static final int KILLS = 12;

    /**
     * None that is killed or shaken, since Spark starts no copy on a host where an attempt was, even if that failed. Two, so that either
     * host has a slot left for the other's.
     */
    private static final Set<Integer> STRAGGLERS = Set.of(4, 10);

    private ShakyWrites() {}

    /**
     * Runs the job.
     *
     * @param arguments the keyspace, the table, the table of counters, and how many rows to write
     */
    public static void main(String[] arguments) {
        long rows = Long.parseLong(arguments[3]);
        try (SparkSession spark = SparkSession.builder().getOrCreate();
                Finish finish = Finish.open()) {
            Killer killer = new Killer(spark);
            spark.sparkContext().addSparkListener(killer);
            spark.sparkContext().addSparkListener(finish);
            int rowsPerTask = (int) (rows / TASKS);
            int port = finish.port();
            spark.udf().register("shaky", (UDF1<Long, Long>) id -> shaky(id, rowsPerTask, port), DataTypes.LongType);
            spark.range(0, rows, 1, TASKS)
                    .selectExpr("id div 2 AS k", "shaky(id) AS v")
                    .write()
                    .format("cassandra")
                    .option("keyspace", arguments[0])
                    .option("table", arguments[1])
                    // So few that what stragglers have left to write leaves their executor before they are stopped.
                    .option("spark.cassandra.output.buffer.rows", "200")
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
            System.out.println("tasks=" + TASKS);
            System.out.println("failed=" + killer.failed());
            System.out.println("overtaken=" + finish.overtaken());
        }
    }

    /** The value itself, but for attempts that are bound to fail somewhere, or to be overtaken in the middle of their rows. */
    private static Long shaky(Long id, int rowsPerTask, int finish) {
        TaskContext task = TaskContext.get();
        if (STRAGGLERS.contains(task.partitionId())) {
            if (task.attemptNumber() == 0 && id % rowsPerTask == rowsPerTask / 2) {
                Finish.awaitBeingOvertaken(task, finish);
            }
        } else if (task.attemptNumber() < SHAKY_ATTEMPTS
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
