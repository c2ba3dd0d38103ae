package dev.scamander.benchmarks.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scamander.benchmarks.records.BenchTable;
import dev.scamander.it.quickstart.ConfigExamples;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Runs a snapshot of one table to a new topic and watches the worker from outside. */
final class SourceTurn {

    private final Sandbox sandbox;
    private final WorkerProbe worker;

    SourceTurn(Sandbox sandbox, WorkerProbe worker) {
        this.sandbox = sandbox;
        this.worker = worker;
    }

    /**
     * The whole table, from the first record that Kafka has to the last.
     *
     * @param table the table
     * @param rows how many rows it has
     */
    Seen run(BenchTable table, int rows) throws IOException {
        String name = Sandbox.uniqueName("source");
        sandbox.kafka().createTopic(name, FeedTopic.PARTITIONS);
        sandbox.connect().rest().post(connector(table, name));
        try {
            Watch.until(name + " brings its first record", () -> worker.brought(name) > 0);
            long begin = System.nanoTime();
            long cpu = worker.cpuNanos();
            double left = rows - worker.brought(name);
            Watch.until(name + " brings all rows", () -> worker.brought(name) >= rows);
            Seen seen = new Seen((System.nanoTime() - begin) / left, (worker.cpuNanos() - cpu) / left);
            Watch.until("every row is in the topic once", () -> records(name) == rows);
            return seen;
        } finally {
            sandbox.connect().rest().delete(name);
            sandbox.kafka().admin().deleteTopics(List.of(name));
        }
    }

    /** The example that users copy, with nothing changed but names and addresses. */
    private ObjectNode connector(BenchTable table, String name) {
        InetSocketAddress cassandra = sandbox.cassandra().contactPoints().get(0);
        Map<String, String> changes = Map.of(
                "contactPoints", cassandra.getHostString(),
                "port", Integer.toString(cassandra.getPort()),
                "loadBalancing.localDc", sandbox.cassandra().localDatacenter(),
                "tables", table.qualifiedName(),
                "topic.template", name);
        return new ConfigExamples(ProjectLayout.find().root().resolve("config-examples"))
                .connector("weather-source.json", changes)
                .put("name", name);
    }

    private long records(String topic) throws IOException {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, FeedTopic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try {
            return sandbox.kafka().admin().listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IOException("the topic " + topic + " cannot be measured", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
