package dev.scamander.benchmarks.mapping;

import dev.scamander.benchmarks.records.BenchTable;
import java.nio.ByteBuffer;
import java.util.Map;

/** One way to take record values apart. Has a public constructor that takes the {@link BenchTable}. Used by one thread. */
public interface Contender {

    /**
     * The measured work: one record's value.
     *
     * @return whatever holds the result
     */
    Object map(Object value) throws Exception;

    /**
     * What {@link #map} made of a value, outside the measuring.
     *
     * @return the bytes by column; empty when the contender makes none (a floor)
     */
    Map<String, ByteBuffer> columns(Object mapped);
}
