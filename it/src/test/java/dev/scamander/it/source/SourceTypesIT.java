package dev.scamander.it.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scamander.it.connect.Connectors;
import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.ConnectSpec;
import dev.scamander.it.sandbox.KafkaSpec;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.SandboxSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every type goes from a table into a topic, and from there into a second table, which is equal to the first. The system property
 * {@code dev.scamander.it.rows} says how many rows do.
 */
class SourceTypesIT {
    private static final int ROWS = Integer.getInteger("dev.scamander.it.rows", 2_000);
    /** From here on it is worth while to compile what is run. */
    private static final int MANY = 100_000;

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(ROWS < MANY ? SourceExactlyOnceIT.SPEC : specOfMany());

    private static final Duration PATIENCE = Connectors.PATIENCE.plusMillis(ROWS);
    private static final int TTL = 86_400;

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("types");
    private CqlSession session;
    private String keyspace;
    private EveryType table;

    private static SandboxSpec specOfMany() {
        return Sandbox.describe()
                .cassandra(CassandraSpec.nodes(1).tunedForThroughput())
                .kafka(KafkaSpec.of(SandboxRuntime.KAFKA_4_3).tunedForThroughput())
                .connect(ConnectSpec.workers(1)
                        .heap("1g")
                        .withExactlyOnceSource()
                        .tunedForThroughput());
    }

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("types");
        SANDBOX.kafka().createTopic(topic, 1);
        table = EveryType.create(session, keyspace);
    }

    @Test
    void aConsumerReadsWhatTheTableHolds() {
        table.fill(ROWS);
        connectors.start(topic, connectors.source(table.name(), topic));
        List<String> fields = new ArrayList<>();
        Fingerprint published = new Fingerprint();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            Awaitility.await(topic)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                            if (fields.isEmpty()) {
                                Connectors.json(Connectors.bytes(record.value()))
                                        .fieldNames()
                                        .forEachRemaining(fields::add);
                            }
                            published.add(record.value());
                        });
                        return published.count() >= ROWS;
                    });
        }
        assertThat(fields).containsExactlyInAnyOrderElementsOf(table.columns());
        assertThat(published).isEqualTo(table.jsonOf(fields));
        SANDBOX.connect().rest().delete(topic);
    }

    private KafkaConsumer<String, String> consumer() {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", SANDBOX.kafka().bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    @Test
    void theSecondTableIsEqualToTheFirst() {
        table.fill(ROWS);
        Map<String, String> config = connectors.source(table.name(), topic);
        config.put("value.converter.schemas.enable", "true");
        config.put("record.headers", "ttl,writetime");
        // each record brings its schema along, and one is like the other
        config.put("producer.override.compression.type", "lz4");
        connectors.start(topic, config);

        Map<String, String> sink = connectors.sink(topic);
        sink.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        sink.put("key.converter.schemas.enable", "false");
        sink.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        sink.put("value.converter.schemas.enable", "true");
        // a row of nothing but its key is a row, too
        sink.put("topic." + topic + "." + keyspace + ".copy.deletesEnabled", "false");
        sink.put(
                "topic." + topic + "." + keyspace + ".copy.mapping",
                table.columns().stream()
                        .map(column -> column + "=value." + column)
                        .collect(Collectors.joining(", ")));
        connectors.start(topic + "-back", sink);
        String copy = keyspace + ".copy";
        Awaitility.await(copy)
                .atMost(PATIENCE.multipliedBy(2))
                .pollInterval(Duration.ofMillis(500))
                .failFast(() -> SANDBOX.connect().rest().status(topic + "-back").hasFailed())
                .until(() -> table.isCopiedTo(copy));
        assertThat(table.bytesOf(copy)).isEqualTo(table.bytesOf(table.name()));
        SANDBOX.connect().rest().delete(topic);
        SANDBOX.connect().rest().delete(topic + "-back");
    }

    @Test
    void headersTellTimeToLiveAndWriteTime() {
        table.fill(10);
        Map<String, String> config = connectors.source(table.name(), topic);
        config.put("record.headers", "ttl,writetime");
        connectors.start(topic, config);
        connectors.awaitRecords(topic, 10);
        var record = SANDBOX.kafka().readAll(topic).stream()
                .filter(r -> Connectors.json(r.value()).get("c").asText().equals("c3"))
                .findFirst()
                .orElseThrow();
        assertThat(number(record.headers().lastHeader("ttl.t"))).isBetween(TTL - 600L, (long) TTL);
        assertThat(number(record.headers().lastHeader("writetime.t")))
                .isEqualTo(session.execute("SELECT WRITETIME(t) FROM " + table.name() + " WHERE id = 0 AND c = 'c3'")
                        .one()
                        .getLong(0));
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void countersAreNumbers() {
        session.execute("CREATE TABLE " + keyspace + ".hits (url text PRIMARY KEY, hits counter)");
        session.execute("UPDATE " + keyspace + ".hits SET hits = hits + 7000000000 WHERE url = 'a'");
        connectors.start(topic, connectors.source(keyspace + ".hits", topic));
        assertThat(connectors.awaitRecords(topic, 1))
                .containsExactly(Connectors.json(Connectors.bytes("{\"url\":\"a\",\"hits\":7000000000}")));
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void jsonTextHasChosenColumnsOfChosenRows() {
        table.fill(8);
        Map<String, String> config = connectors.source(keyspace + ".ori*", topic);
        config.put("record.format", "json");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.remove("key.converter.schemas.enable");
        config.remove("value.converter.schemas.enable");
        config.put("columns", "ty, n");
        config.put("predicate", "n > -3 AND bo = true");
        connectors.start(topic, config);
        assertThat(connectors.awaitRecords(topic, 2)).containsExactlyInAnyOrder(json(0), json(2));
        SANDBOX.connect().rest().delete(topic);
    }

    private static JsonNode json(int n) {
        return Connectors.json(Connectors.bytes("{\"id\":0,\"c\":\"c" + n + "\",\"n\":" + -n
                + ",\"ty\":{\"name\":\"n" + n + "\",\"size\":" + n + ".5,\"at\":\"1970-01-01T00:"
                + (n == 0 ? "00:00Z" : "33:20.006Z") + "\",\"tags\":[-1," + n + "]}}"));
    }

    private static long number(Header header) {
        return Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
    }
}
