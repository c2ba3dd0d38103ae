package dev.scamander.benchmarks.systems;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** Measures one piece of work in this process. */
public final class Stopwatch {

    private final LongSupplier taskCpuNanos;

    /**
     * @param taskCpuNanos the CPU time so far of the threads that count as the contender's tasks
     */
    public Stopwatch(LongSupplier taskCpuNanos) {
        this.taskCpuNanos = taskCpuNanos;
    }

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws Exception;
    }

    /** Does the work and tells what it took. */
    public TurnLine measure(String query, Work work) throws Exception {
        long task = taskCpuNanos.getAsLong();
        long process = processCpuNanos();
        long begin = System.nanoTime();
        work.run();
        long wall = System.nanoTime() - begin;
        return new TurnLine(query, wall, taskCpuNanos.getAsLong() - task, processCpuNanos() - process);
    }

    private static long processCpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
