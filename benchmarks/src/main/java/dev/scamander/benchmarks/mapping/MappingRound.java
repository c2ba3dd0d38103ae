package dev.scamander.benchmarks.mapping;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH measures in one process: one contender on one kind of record, nanoseconds and allocated bytes per record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MappingRound {

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

    /** Makes the records and lets the contender compile what it compiles once. */
    @Setup
    public void open() throws Exception {
        Assignment assignment = Assignment.of(contender, dataset, form);
        values = assignment.values();
        opened = assignment.open();
    }

    /** One record. */
    @Benchmark
    public Object record() throws Exception {
        return opened.map(values[next++ & (Assignment.RECORDS - 1)]);
    }
}
