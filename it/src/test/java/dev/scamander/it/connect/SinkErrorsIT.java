package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records that do not fit: each on the dead letter queue once, with its reason, and the rest in the tables. */
class SinkErrorsIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(Sandbox.describe()
            .cassandra(CassandraSpec.nodes(1).setting("max_mutation_size", "256KiB"))
            .connect());
    /** {@code -Ddev.scamander.it.records=100000} for more. */
    private static final int RECORDS = Integer.getInteger("dev.scamander.it.records", 20_000);

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("errors");
    private CqlSession session;
    private String keyspace;

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("errors");
        session.execute("CREATE TABLE " + keyspace + ".reading (id int PRIMARY KEY, v double)");
        session.execute("CREATE TABLE " + keyspace + ".total (id int PRIMARY KEY, n counter)");
        SANDBOX.kafka().createTopic(topic, 1);
    }

    private Map<String, String> sink() {
        Map<String, String> config = connectors.sink(topic);
        config.put("topic." + topic + "." + keyspace + ".reading.mapping", "id=value.id, v=value.v");
        config.put("topic." + topic + "." + keyspace + ".total.mapping", "id=value.id, n=scale(value.v, 10)");
        return config;
    }

    private static String key(ConsumerRecord<byte[], byte[]> letter) {
        return new String(letter.key(), StandardCharsets.UTF_8);
    }

    static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return new String(
                letter.headers()
                        .lastHeader("__connect.errors.exception.message")
                        .value(),
                StandardCharsets.UTF_8);
    }

    @Test
    void eachBadRecordIsOneDeadLetterWithItsReason() {
        String[] bad = {
            "",
            "null",
            "42",
            "{}",
            "[]",
            "{\"id\":1",
            "{\"id\":\"one\",\"v\":1}",
            "{\"id\":2147483648,\"v\":1}",
            "{\"id\":1.5,\"v\":1}",
            "{\"id\":null,\"v\":1}",
            "{\"id\":1,\"v\":\"warm\"}",
            "{\"id\":1,\"v\":{}}",
            "id;v",
            "{\"id\":1,\"v\":1e999}",
            "{\"id\":1,\"id\":2,\"v\":1}"
        };
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            records.add(new ProducerRecord<>(topic, Connectors.bytes("{\"id\":" + i + ",\"v\":0.3}")));
            if (i % 20 == 7) {
                records.add(new ProducerRecord<>(topic, Connectors.bytes(bad[i / 20])));
            }
        }
        byte[] brokenUtf8 = {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
        records.add(new ProducerRecord<>(topic, brokenUtf8));
        connectors.send(records);
        connectors.start(topic, sink());
        connectors.awaitCommitted(topic, topic);

        assertThat(session.execute("SELECT * FROM " + keyspace + ".reading").all())
                .hasSize(300);
        assertThat(session.execute("SELECT n FROM " + keyspace + ".total").all())
                .hasSize(300)
                .allSatisfy(row -> assertThat(row.getLong(0)).isEqualTo(3));
        List<ConsumerRecord<byte[], byte[]>> letters = SANDBOX.kafka().readAll(topic + ".dlq");
        List<String> values = letters.stream()
                .map(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .toList();
        assertThat(values).hasSize(bad.length + 1).contains(bad);
        assertThat(letters).allSatisfy(letter -> assertThat(reason(letter)).contains("topic " + topic, "offset "));
        assertThat(letters)
                .filteredOn(letter -> new String(letter.value(), StandardCharsets.UTF_8).contains("warm"))
                .singleElement()
                .satisfies(letter -> assertThat(reason(letter)).contains("v", "warm", "double"));
    }

    @Test
    void badRecordsTakeNoNeighbourAlong() {
        session.execute("CREATE TYPE " + keyspace + ".size (width int, height int)");
        session.execute("CREATE TABLE " + keyspace + ".item (k text PRIMARY KEY, n int, size frozen<size>, note text)");
        Map<String, String> config = connectors.sink(topic);
        String prefix = "topic." + topic + "." + keyspace + ".item.";
        config.put(prefix + "mapping", "k=value.k, n=value.n, size=value.size, note=value.note");
        config.put(prefix + "unknownField", "fail");
        config.put("consumer.override.max.poll.records", "5000");
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, Integer> good = new HashMap<>();
        for (int i = 0; i < RECORDS; i++) {
            String key = "k" + i % (RECORDS / 2 - 77);
            String start = "{\"k\":\"" + key + "\",\"size\":{\"width\":1,\"height\":2},\"n\":";
            String value = start + i + "}";
            if (i % 100 == 50) {
                value = switch (i / 100 % 8) {
                    case 0 -> start + i; // malformed
                    case 1 -> start + "[1]}"; // wrong type
                    case 2 -> start + "99999999999}"; // overflow
                    case 3 -> "{\"n\":1}"; // no key
                    case 4 -> "{\"k\":null,\"n\":1}"; // key is null
                    case 5 -> "{\"k\":\"" + "x".repeat(70_000) + "\",\"n\":1}"; // key over 64 KiB
                    case 6 -> "{\"k\":\"" + key + "\",\"size\":{\"width\":1,\"depth\":2}}"; // unknown field
                    default -> start + "1,\"note\":\"" + "n".repeat(300_000) + "\"}"; // larger than a mutation may be
                };
            } else {
                good.put(key, i);
            }
            records.add(new ProducerRecord<>(topic, 0, Connectors.bytes(Integer.toString(i)), Connectors.bytes(value)));
        }
        connectors.send(records);
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);

        Map<String, Integer> table = new HashMap<>();
        session.execute("SELECT k, n FROM " + keyspace + ".item")
                .forEach(row -> table.put(row.getString(0), row.getInt(1)));
        assertThat(table).isEqualTo(good);
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq"))
                .hasSize(RECORDS / 100)
                .allSatisfy(letter -> assertThat(reason(letter)).contains("offset " + key(letter)))
                .extracting(SinkErrorsIT::key)
                .doesNotHaveDuplicates();
    }

    @Test
    void withoutADeadLetterQueueTheTaskFailsAndSaysWhatToDo() {
        Map<String, String> config = sink();
        config.keySet().removeIf(key -> key.startsWith("errors."));
        connectors.send(topic, null, "{\"id\":1,\"v\":0.5}", null, "{\"id\":1,\"v\":\"warm\"}");
        SANDBOX.connect().rest().put(topic, config);

        Awaitility.await()
                .atMost(Connectors.PATIENCE)
                .until(() -> SANDBOX.connect().rest().status(topic).hasFailed());
        assertThat(SANDBOX.connect().rest().status(topic).traces())
                .contains("partition 0, offset 1", "warm", "errors.deadletterqueue.topic.name");
        SANDBOX.connect().rest().delete(topic);
    }
}
