package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxProcess;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A table arrives in its topic, each row once. */
class SourceSnapshotIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("snapshot");
    private CqlSession session;
    private String keyspace;

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("snapshot");
        SANDBOX.kafka().createTopic(topic, 1);
    }

    @Test
    void keyIsThePrimaryKeyAndTypesAreNested() {
        session.execute("CREATE TYPE " + keyspace + ".dimensions (units text, length float)");
        session.execute("CREATE TABLE " + keyspace + ".product (shop text, id int, name text, size frozen<dimensions>,"
                + " tags set<text>, PRIMARY KEY (shop, id))");
        session.execute("INSERT INTO " + keyspace + ".product (shop, id, name, size, tags)"
                + " VALUES ('a', 7, 'Table', {units: 'inches', length: 50.5}, {'x', 'y'})");
        connectors.start(topic, connectors.source(keyspace + ".product", topic));
        connectors.awaitRecords(topic, 1);

        var record = SANDBOX.kafka().readAll(topic).get(0);
        assertThat(Connectors.json(record.key()))
                .isEqualTo(Connectors.json("{\"shop\":\"a\",\"id\":7}".getBytes(StandardCharsets.UTF_8)));
        assertThat(Connectors.json(record.value()))
                .isEqualTo(
                        Connectors.json(("{\"shop\":\"a\",\"id\":7,\"name\":\"Table\",\"size\":{\"units\":\"inches\","
                                        + "\"length\":50.5},\"tags\":[\"x\",\"y\"]}")
                                .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void topicEqualsTheTableAndARestartRepeatsNothing() {
        session.execute(
                "CREATE TABLE " + keyspace
                        + ".reading (id int, c int, d text, v int, PRIMARY KEY (id, c, d)) WITH CLUSTERING ORDER BY (c DESC, d ASC)");
        fill(0, 3000);
        Map<String, String> config = connectors.source(keyspace + ".reading", topic);
        config.put("tasks.max", "2");
        config.put("poll.max.rows", "100");
        config.put("page.size", "50");
        connectors.start(topic, config);
        assertThat(readings(3000)).containsExactlyInAnyOrderElementsOf(table());

        SandboxProcess worker = SANDBOX.connect().workers().get(0);
        worker.stop();
        worker.start();
        SANDBOX.connect().rest().awaitRunning(topic, 2, Connectors.PATIENCE);
        awaitOffsetsOfAllRows();
        assertThat(SANDBOX.kafka().readAll(topic)).hasSize(3000);
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void goesOnBehindAnAlteredOffset() {
        session.execute(
                "CREATE TABLE " + keyspace
                        + ".reading (id int, c int, d text, v int, PRIMARY KEY (id, c, d)) WITH CLUSTERING ORDER BY (c DESC, d ASC)");
        fill(0, 300);
        Map<String, String> config = connectors.source(keyspace + ".reading", topic);
        config.put("snapshot.units", "1");
        connectors.start(topic, config);
        List<String> rows = readings(300);
        SANDBOX.connect().rest().stop(topic);
        Awaitility.await()
                .atMost(Connectors.PATIENCE)
                .until(() ->
                        SANDBOX.connect().rest().offsets(topic).get("offsets").size() == 1);

        var middle = session.execute("SELECT token(id), id, c, d FROM " + keyspace + ".reading")
                .all()
                .get(199);
        String offset = String.format(
                "{\"offsets\":[{\"partition\":{\"unit\":\"%s.reading 0/1\"},\"offset\":{\"token\":%d,"
                        + "\"key.id\":\"%d\",\"clustering.c\":\"%d\",\"clustering.d\":\"'%s'\"}}]}",
                keyspace, middle.getLong(0), middle.getInt(1), middle.getInt(2), middle.getString(3));
        SANDBOX.connect()
                .rest()
                .send("PATCH", "/connectors/" + topic + "/offsets", Connectors.json(Connectors.bytes(offset)));
        SANDBOX.connect().rest().resume(topic);

        assertThat(readings(400).subList(300, 400)).isEqualTo(rows.subList(200, 300));
        SANDBOX.connect().rest().delete(topic);
    }

    private void fill(int from, int to) {
        IntStream.range(from, to).forEach(i -> session.executeAsync(
                        "INSERT INTO " + keyspace + ".reading (id, c, d, v) VALUES (?, ?, ?, ?)",
                        i % 37,
                        i / 37 % 9,
                        "d" + i / 333,
                        i)
                .toCompletableFuture()
                .join());
    }

    private List<String> table() {
        return session.execute("SELECT id, c, d, v FROM " + keyspace + ".reading").all().stream()
                .map(row -> row.getInt(0) + "/" + row.getInt(1) + "/" + row.getString(2) + "/" + row.getInt(3))
                .toList();
    }

    private List<String> readings(int count) {
        return connectors.awaitRecords(topic, count).stream()
                .map(SourceSnapshotIT::reading)
                .toList();
    }

    private static String reading(JsonNode value) {
        return List.of("id", "c", "d", "v").stream()
                .map(name -> value.get(name).asText())
                .collect(Collectors.joining("/"));
    }

    /** Every unit that holds a row is done, so a task that read anything again would have written it by now. */
    private void awaitOffsetsOfAllRows() {
        Awaitility.await().atMost(Connectors.PATIENCE).untilAsserted(() -> {
            JsonNode offsets = SANDBOX.connect().rest().offsets(topic).get("offsets");
            assertThat(offsets).isNotEmpty();
            assertThat(offsets).allSatisfy(entry -> assertThat(
                            entry.get("offset").get("done").asBoolean())
                    .isTrue());
        });
    }
}
