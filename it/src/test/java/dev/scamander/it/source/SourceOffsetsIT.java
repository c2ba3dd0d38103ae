package dev.scamander.it.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scamander.it.connect.Connectors;
import dev.scamander.it.connect.WorkerBeans;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Units: who reads them, what people may do to their offsets, and what becomes of them when a table changes. */
class SourceOffsetsIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(SourceExactlyOnceIT.SPEC);

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("units");
    private CqlSession session;
    private String keyspace;

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("units");
        SANDBOX.kafka().createTopic(topic, 1);
    }

    @Test
    void oneUnitIsReadAgainAndOthersAreSkipped() {
        ReadingTable table = ReadingTable.clustered(session, keyspace, "ASC");
        table.fill(0, 400, Instant.EPOCH);
        Map<String, String> config = connectors.source(table.name(), topic);
        config.put("snapshot.units", "2");
        connectors.start(topic, config);
        connectors.awaitRecords(topic, 400);
        Map<Integer, Long> tokens = tokens(table);
        long upper = numbers(400).stream().filter(n -> tokens.get(n) >= 0).count();
        SANDBOX.connect().rest().stop(topic);
        Awaitility.await()
                .atMost(Connectors.PATIENCE)
                .until(() ->
                        SANDBOX.connect().rest().offsets(topic).get("offsets").size() == 2);

        refuses(table, "0/2", "{\"token\": 5}", "Token 5 is not of unit " + table.name() + " 0/2");
        refuses(table, "0/2", "{\"token\": -5, \"key.id\": \"1\"}", "its partition key has token");
        refuses(table, "0/2", "{\"token\": -5, \"key.id\": \"one\"}", "no CQL literal of int");
        refuses(table, "0/3", "{\"done\": true}", "snapshot.units is 2");
        refuses(table, "0/2", "{\"page\": 7}", "has no 'page'");

        alter(table, "1/2", "null");
        SANDBOX.connect().rest().resume(topic);
        int again = Math.toIntExact(400 + upper);
        assertThat(numbers(again).subList(400, again))
                .allSatisfy(n -> assertThat(tokens.get(n)).isNotNegative());

        // from the beginning, with the lower unit left out
        SANDBOX.connect().rest().stop(topic);
        Awaitility.await()
                .atMost(Connectors.PATIENCE)
                .until(() -> SANDBOX.connect().rest().status(topic).tasks().isEmpty());
        SANDBOX.connect().rest().send("DELETE", "/connectors/" + topic + "/offsets", null);
        alter(table, "0/2", "{\"done\": true}");
        SANDBOX.connect().rest().resume(topic);
        int skipped = Math.toIntExact(again + upper);
        assertThat(numbers(skipped).subList(again, skipped))
                .allSatisfy(n -> assertThat(tokens.get(n)).isNotNegative());
        SANDBOX.connect().rest().delete(topic);
    }

    private void refuses(ReadingTable table, String unit, String offset, String reason) {
        assertThatThrownBy(() -> alter(table, unit, offset)).hasMessageContaining(reason);
    }

    private void alter(ReadingTable table, String unit, String offset) {
        String body = "{\"offsets\": [{\"partition\": {\"unit\": \"" + table.name() + " " + unit + "\"}, \"offset\": "
                + offset + "}]}";
        SANDBOX.connect()
                .rest()
                .send("PATCH", "/connectors/" + topic + "/offsets", Connectors.json(Connectors.bytes(body)));
    }

    private Map<Integer, Long> tokens(ReadingTable table) {
        return session.execute("SELECT n, token(id) FROM " + table.name()).all().stream()
                .collect(Collectors.toMap(row -> row.getInt(0), row -> row.getLong(1)));
    }

    private List<Integer> numbers(int count) {
        return connectors.awaitRecords(topic, count).stream()
                .map(ReadingTable::number)
                .toList();
    }

    @Test
    void threeTasksReadOneTableSideBySideAndAnotherNumberGoesOn() {
        session.execute("CREATE TABLE " + keyspace + ".flat (n int PRIMARY KEY, v text)");
        // a connection takes about a thousand requests at a time
        IntStream.range(0, 6).forEach(part -> IntStream.range(500 * part, 500 * part + 500)
                .mapToObj(n -> session.executeAsync("INSERT INTO " + keyspace + ".flat (n, v) VALUES (?, 'v')", n))
                .toList()
                .forEach(written -> written.toCompletableFuture().join()));
        Map<String, String> config = connectors.source(keyspace + ".flat", topic);
        config.put("tasks.max", "3");
        config.put("snapshot.units", "48");
        config.put("rows.per.second", "200");
        connectors.start(topic, config);
        List<JsonNode> records = connectors.awaitRecords(topic, 1_500);

        Map<Integer, Long> tokens = session.execute("SELECT n, token(n) FROM " + keyspace + ".flat").all().stream()
                .collect(Collectors.toMap(row -> row.getInt(0), row -> row.getLong(1)));
        Map<Long, Long> rowsOfTask = records.stream()
                .collect(Collectors.groupingBy(
                        record -> (long) ((tokens.get(ReadingTable.number(record)) * 0x1p-64 + 0.5) * 48) % 3,
                        Collectors.counting()));
        assertThat(rowsOfTask.values()).hasSize(3).allSatisfy(rows -> assertThat(rows)
                .isBetween(300L, 700L));

        // both windows on the same counts
        try (WorkerBeans beans =
                WorkerBeans.of(SANDBOX.connect().workers().get(0).pid())) {
            String own = "connector=\"" + topic + "\",task=*";
            assertThat(beans.sum("dev.scamander:type=source-task," + own, "Units"))
                    .isEqualTo(48);
            assertThat(beans.sum("dev.scamander:type=source-task," + own, "RowsSent"))
                    .isBetween(1_500L, 3_000L);
            assertThat(beans.sum("kafka.connect:type=plugins,connector=" + topic + ",task=*", "units"))
                    .isEqualTo(48);
        }

        config.put("tasks.max", "2");
        config.put("rows.per.second", "0");
        connectors.start(topic, config);
        assertThat(numbers(3_000)).containsExactlyInAnyOrderElementsOf(ReadingTable.numbers(0, 3_000));
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void recordsFollowTheTableUntilItIsDropped() {
        ReadingTable table = ReadingTable.clustered(session, keyspace, "ASC");
        Map<String, String> config = connectors.source(table.name(), topic);
        config.put("mode", "incremental");
        config.put("incremental.column", "ts");
        config.put("incremental.lag.ms", "2000");
        config.put("snapshot.units", "1");
        connectors.start(topic, config);
        table.fill(0, 1, Instant.now());
        assertThat(connectors.awaitRecords(topic, 1).get(0).has("added")).isFalse();

        session.execute("ALTER TABLE " + table.name() + " ADD added text");
        // the change is known to the worker's session within a second or two; rows until then have no such column
        int[] next = {1};
        Awaitility.await().atMost(Connectors.PATIENCE).until(() -> {
            int n = next[0]++;
            session.execute(
                    "INSERT INTO " + table.name() + " (id, ts, n, added) VALUES (1, ?, ?, 'yes')", Instant.now(), n);
            return connectors.awaitRecords(topic, n + 1).get(n).has("added");
        });

        session.execute("DROP TABLE " + table.name());
        Awaitility.await()
                .atMost(Connectors.PATIENCE)
                .until(() -> SANDBOX.connect().rest().status(topic).hasFailed());
        assertThat(SANDBOX.connect().rest().status(topic).traces())
                .contains(table.name())
                .contains("does not exist");
        SANDBOX.connect().rest().delete(topic);
    }
}
