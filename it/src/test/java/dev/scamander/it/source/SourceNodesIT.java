package dev.scamander.it.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.cassandra.connection.SchemaChanges;
import dev.scamander.it.connect.Connectors;
import dev.scamander.it.sandbox.FaultsIT;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxProcess;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three tasks read a table of three nodes: each task a third of its rows, and each row from the node that holds it. */
class SourceNodesIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(FaultsIT.SPEC);

    private static final int ROWS = 24_000;
    private static final int UNITS = 48;
    private static final long THIRD = ROWS / 3;
    private static final Percentage TOLERANCE = Percentage.withPercentage(20);

    private final Connectors connectors = new Connectors(SANDBOX);

    private final String topic = Sandbox.uniqueName("nodes");
    private CqlSession session;

    /** A table of rows that each one node alone holds. */
    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        SANDBOX.kafka().createTopic(topic, 1);
        SchemaChanges.run(
                session,
                List.of(
                        "CREATE KEYSPACE " + topic
                                + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}",
                        "CREATE TABLE " + topic + ".flat (n int PRIMARY KEY, v text)"));
        var insert = session.prepare("INSERT INTO " + topic + ".flat (n, v) VALUES (?, 'v')");
        // a connection takes about a thousand requests at a time
        for (int from = 0; from < ROWS; from += 500) {
            IntStream.range(from, from + 500)
                    .mapToObj(n -> session.executeAsync(insert.bind(n)))
                    .toList()
                    .forEach(written -> written.toCompletableFuture().join());
        }
    }

    private Map<String, String> config() {
        Map<String, String> config = connectors.source(topic + ".flat", topic);
        config.put("tasks.max", "3");
        config.put("snapshot.units", Integer.toString(UNITS));
        return config;
    }

    private List<Integer> numbers() {
        return connectors.awaitRecords(topic, ROWS).stream()
                .map(ReadingTable::number)
                .toList();
    }

    @Test
    void tasksAndNodesShareTheWork() {
        Map<Integer, Long> tokens = session.execute("SELECT n, token(n) FROM " + topic + ".flat").all().stream()
                .collect(Collectors.toMap(row -> row.getInt(0), row -> row.getLong(1)));
        List<Long> before = SANDBOX.cassandra().rowsSentToClients();
        connectors.start(topic, config());
        List<Integer> numbers = numbers();
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(ReadingTable.numbers(0, ROWS));
        List<Long> after = SANDBOX.cassandra().rowsSentToClients();

        Map<Long, Long> rowsOfTask = numbers.stream()
                .collect(Collectors.groupingBy(
                        n -> (long) ((tokens.get(n) * 0x1p-64 + 0.5) * UNITS) % 3, Collectors.counting()));
        List<Long> rowsOfNode = IntStream.range(0, 3)
                .mapToObj(node -> after.get(node) - before.get(node))
                .toList();
        System.out.println("rows by task " + rowsOfTask + ", by node " + rowsOfNode);
        assertThat(rowsOfTask.values()).hasSize(3).allSatisfy(rows -> assertThat(rows)
                .isCloseTo(THIRD, TOLERANCE));
        assertThat(rowsOfNode).allSatisfy(rows -> assertThat(rows).isCloseTo(THIRD, TOLERANCE));
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void rowsOfANodeThatIsAwayComeWhenItIsBack() {
        Map<String, String> config = config();
        config.put("rows.per.second", "2000");
        connectors.start(topic, config);
        connectors.awaitRecords(topic, ROWS / 5);
        SandboxProcess node = SANDBOX.cassandra().nodes().get(2);
        node.kill();
        node.start();
        assertThat(numbers()).containsExactlyInAnyOrderElementsOf(ReadingTable.numbers(0, ROWS));
        assertThat(SANDBOX.connect().rest().status(topic).hasFailed()).isFalse();
        SANDBOX.connect().rest().delete(topic);
    }
}
