package dev.scamander.benchmarks.spark;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** The CPU time that Spark counts for its tasks. */
final class TaskCpu extends SparkListener implements LongSupplier {

    private static final long PATIENCE_MILLIS = 30_000;

    private final AtomicLong nanos = new AtomicLong();
    private final SparkSession spark;

    TaskCpu(SparkSession spark) {
        this.spark = spark;
        spark.sparkContext().addSparkListener(this);
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (task.taskMetrics() != null) {
            nanos.addAndGet(task.taskMetrics().executorCpuTime());
        }
    }

    /** Of all tasks that have ended. */
    @Override
    public long getAsLong() {
        try {
            spark.sparkContext().listenerBus().waitUntilEmpty(PATIENCE_MILLIS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("Spark's listeners do not catch up", late);
        }
        return nanos.get();
    }
}
