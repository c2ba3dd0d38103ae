package dev.scamander.benchmarks.mapping;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What JMH measures in one process: one contender on one kind of record, nanoseconds and allocated bytes per record. Beside
 * JMH's wall time it prints the CPU time of the measuring thread, which other processes on the machine do not stretch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MappingRound {

    /** Enough for the compiler to be done with any contender, however busy the machine is. */
    private static final int WARM_UP_RECORDS = 300_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The class name of the {@link Contender}. */
    @Param("dev.scamander.benchmarks.mapping.ScamanderContender")
    public String contender;

    /** The name of the {@link dev.scamander.benchmarks.records.Dataset}. */
    @Param("WEATHER")
    public String dataset;

    /** The name of the {@link dev.scamander.benchmarks.records.Form}. */
    @Param("TEXT")
    public String form;

    private Contender opened;
    private Object[] values;
    private int next;
    private int begin;
    private long beginNanos;

    /** Makes the records, lets the contender compile what it compiles once, and warms it up by a fixed amount of work. */
    @Setup(Level.Trial)
    public void open(Blackhole blackhole) throws Exception {
        Assignment assignment = Assignment.of(contender, dataset, form);
        values = assignment.values();
        opened = assignment.open();
        for (int record = 0; record < WARM_UP_RECORDS; record++) {
            blackhole.consume(record());
        }
    }

    /** Notes where the iteration begins. */
    @Setup(Level.Iteration)
    public void begin() {
        begin = next;
        beginNanos = THREADS.getCurrentThreadCpuTime();
    }

    /** Prints the CPU time of the iteration. */
    @TearDown(Level.Iteration)
    public void end() {
        System.out.println(CpuLine.of(THREADS.getCurrentThreadCpuTime() - beginNanos, next - begin));
    }

    /** One record. */
    @Benchmark
    public Object record() throws Exception {
        return opened.map(values[next++ & (Assignment.RECORDS - 1)]);
    }
}
