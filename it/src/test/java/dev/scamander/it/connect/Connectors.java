package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** What the tests of the connectors do again and again, on a sandbox. */
public final class Connectors {
    /** The sink's class. */
    public static final String SINK = "dev.scamander.connect.sink.CassandraSinkConnector";
    /** The source's class. */
    public static final String SOURCE = "dev.scamander.connect.source.CassandraSourceConnector";
    /** How long a test waits for something that must happen. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SandboxExtension sandbox;

    /** For connectors on this sandbox. */
    public Connectors(SandboxExtension sandbox) {
        this.sandbox = sandbox;
    }

    /** A sink of one topic, with text as its keys and values, and a dead letter queue {@code <topic>.dlq}. */
    public Map<String, String> sink(String topic) {
        Map<String, String> config = connection(SINK);
        config.put("tasks.max", "1");
        config.put("topics", topic);
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("errors.tolerance", "all");
        config.put("errors.deadletterqueue.topic.name", topic + ".dlq");
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        config.put("errors.deadletterqueue.context.headers.enable", "true");
        return config;
    }

    /** A source of one table, with JSON as its keys and values. */
    public Map<String, String> source(String table, String topic) {
        Map<String, String> config = connection(SOURCE);
        config.put("tasks.max", "1");
        config.put("tables", table);
        config.put("topic.template", topic);
        config.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("key.converter.schemas.enable", "false");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        return config;
    }

    /** The sandbox's cluster, as connectors name it. */
    public Map<String, String> connection(String connectorClass) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("connector.class", connectorClass);
        config.put(
                "contactPoints",
                sandbox.cassandra().contactPoints().get(0).getAddress().getHostAddress());
        config.put("port", Integer.toString(sandbox.cassandra().port()));
        config.put("loadBalancing.localDc", sandbox.cassandra().localDatacenter());
        return config;
    }

    /** The config of an example that users copy, pointed at the sandbox. */
    Map<String, String> example(String file) throws IOException {
        Path path = ProjectLayout.find().root().resolve("config-examples").resolve(file);
        Map<String, String> config = new LinkedHashMap<>();
        ((ObjectNode) JSON.readTree(path.toFile()).get("config"))
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
        config.putAll(connection(config.get("connector.class")));
        return config;
    }

    /** Creates a connector and waits until it and its tasks run. */
    public void start(String name, Map<String, String> config) {
        sandbox.connect().rest().put(name, config);
        sandbox.connect().rest().awaitRunning(name, Integer.parseInt(config.get("tasks.max")), PATIENCE);
    }

    /** What a worker finds wrong with a config, by setting. */
    Map<String, String> errors(Map<String, String> config) {
        Map<String, String> named = new LinkedHashMap<>(config);
        named.putIfAbsent("name", "validation");
        Map<String, String> errors = new LinkedHashMap<>();
        sandbox.connect()
                .rest()
                .validate(config.get("connector.class"), named)
                .get("configs")
                .forEach(entry -> {
                    JsonNode messages = entry.get("value").get("errors");
                    if (!messages.isEmpty()) {
                        errors.put(entry.get("value").get("name").asText(), messages.toString());
                    }
                });
        return errors;
    }

    /** Sends text records in order; {@code key, value} alternating, either of which may be null. */
    void send(String topic, String... keysAndValues) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            records.add(new ProducerRecord<>(topic, bytes(keysAndValues[i]), bytes(keysAndValues[i + 1])));
        }
        send(records);
    }

    /** Sends records in order and waits until the broker has them. */
    void send(List<ProducerRecord<byte[], byte[]>> records) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", sandbox.kafka().bootstrapServers(), "linger.ms", "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            records.forEach(producer::send);
            producer.flush();
        }
    }

    /** Waits until a sink has committed everything that its topic holds, which must be something. */
    public void awaitCommitted(String connector, String topic) {
        long end = sandbox.kafka().readAll(topic).size();
        assertThat(end).as("records of " + topic).isPositive();
        Awaitility.await("offsets of " + connector)
                .failFast(
                        "the connector has failed",
                        () -> sandbox.connect().rest().status(connector).hasFailed())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(committed(connector, topic)).isEqualTo(end));
    }

    /** How many records of a topic a sink has committed. */
    long committed(String connector, String topic) throws Exception {
        return sandbox
                .kafka()
                .admin()
                .listConsumerGroupOffsets("connect-" + connector)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    /** Deletes a sink and waits until none of its tasks reads any more: the worker answers before they have stopped. */
    void deleteSink(String connector) {
        sandbox.connect().rest().delete(connector);
        String group = "connect-" + connector;
        Awaitility.await("a group without members: " + group).atMost(PATIENCE).until(() -> sandbox.kafka()
                .admin()
                .describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get()
                .members()
                .isEmpty());
    }

    /** Waits until a query gives that many rows. */
    public void awaitRows(String cql, int rows) {
        Awaitility.await(cql).atMost(PATIENCE).untilAsserted(() -> assertThat(
                        sandbox.cassandra().session().execute(cql).all())
                .hasSize(rows));
    }

    /** Waits until a topic holds that many records, and gives their values. */
    public List<JsonNode> awaitRecords(String topic, int records) {
        Awaitility.await(topic)
                .atMost(PATIENCE)
                .until(() -> sandbox.kafka().readAll(topic).size() >= records);
        return sandbox.kafka().readAll(topic).stream()
                .map(record -> json(record.value()))
                .toList();
    }

    /** A document. */
    public static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(new String(text, StandardCharsets.UTF_8), e);
        }
    }

    /** A text in UTF-8; null for null. */
    public static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
