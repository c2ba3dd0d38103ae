package dev.scamander.cassandra.write;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What time it is, and to be called later: the system's, or a test's own. */
interface Timing {
    /** The JVM's clock and timer. */
    Timing SYSTEM = new Timing() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void in(long nanos, Runnable task) {
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(task);
        }
    };

    /** Now, from any beginning. */
    long nanoTime();

    /** Runs a short task after that time, on any thread. */
    void in(long nanos, Runnable task);
}
