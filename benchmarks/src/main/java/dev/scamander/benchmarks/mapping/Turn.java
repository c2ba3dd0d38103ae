package dev.scamander.benchmarks.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/**
 * What one turn of one contender measured.
 *
 * @param cpuNanos CPU nanoseconds of the measuring thread per record, a figure per iteration
 * @param nanos wall time per record, a figure per iteration
 * @param allocatedBytes bytes allocated per record
 */
record Turn(double[] cpuNanos, double[] nanos, double allocatedBytes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads what a process of JMH left.
     *
     * @param results the file of {@code -rf json}
     * @param output its standard output
     */
    static Turn read(Path results, Path output) throws IOException {
        JsonNode result = JSON.readTree(results.toFile()).path(0);
        JsonNode iterations = result.path("primaryMetric").path("rawData").path(0);
        double[] nanos = StreamSupport.stream(iterations.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
        double allocated = result.path("secondaryMetrics")
                .path("gc.alloc.rate.norm")
                .path("score")
                .asDouble(Double.NaN);
        if (nanos.length == 0) {
            throw new IOException("JMH measured nothing; its output tells why");
        }
        return new Turn(CpuLine.parse(Files.readAllLines(output), nanos.length), nanos, allocated);
    }
}
