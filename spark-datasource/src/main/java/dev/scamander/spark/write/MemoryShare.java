package dev.scamander.spark.write;

import org.apache.spark.SparkEnv;

/** How many rows a task may hold without crowding out the others of its executor. */
final class MemoryShare {

    /** About what a row of a hundred bytes takes with all that hangs on it. */
    private static final long BYTES_PER_ROW = 512;

    private static final int MEMORY_PART = 8;
    private static final int LEAST = 10_000;

    /** With more, batches of tables with 10,000 partitions in turn grew no further. */
    private static final int MOST = 250_000;

    private MemoryShare() {}

    /** The rows of a task that runs in this process. */
    static int rows() {
        SparkEnv env = SparkEnv.get();
        int processors = Runtime.getRuntime().availableProcessors();
        int cores = env == null ? processors : env.conf().getInt("spark.executor.cores", processors);
        return rows(Runtime.getRuntime().maxMemory(), cores);
    }

    static int rows(long memory, int tasks) {
        long share = memory / MEMORY_PART / Math.max(1, tasks) / BYTES_PER_ROW;
        return (int) Math.max(LEAST, Math.min(MOST, share));
    }
}
