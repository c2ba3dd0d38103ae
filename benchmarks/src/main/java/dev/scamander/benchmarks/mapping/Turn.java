package dev.scamander.benchmarks.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/**
 * What one turn of one contender measured.
 *
 * @param nanos nanoseconds per record, a figure per iteration
 * @param allocatedBytes bytes allocated per record
 */
record Turn(double[] nanos, double allocatedBytes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the file that JMH leaves under {@code -rf json}. */
    static Turn read(Path results) throws IOException {
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
        return new Turn(nanos, allocated);
    }
}
