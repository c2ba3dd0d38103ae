package dev.scamander.it.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.connect.Connectors;
import dev.scamander.it.sandbox.ConnectSpec;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.SandboxSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every row is in the topic once for a consumer of committed records, however often the worker is killed. The system
 * properties {@code dev.scamander.it.rows} and {@code dev.scamander.it.kills} make the test as long as one likes.
 */
class SourceExactlyOnceIT {
    static final SandboxSpec SPEC =
            Sandbox.describe().cassandra().connect(ConnectSpec.workers(1).withExactlyOnceSource());

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(SPEC);

    private static final int ROWS = Integer.getInteger("dev.scamander.it.rows", 60_000);
    private static final int KILLS = Integer.getInteger("dev.scamander.it.kills", 3);
    private static final int TASKS = 2;
    private static final int POLL_ROWS = 500;

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("once");
    private String keyspace;

    @BeforeEach
    void prepare() {
        keyspace = SANDBOX.cassandra().createKeyspace("once");
        SANDBOX.kafka().createTopic(topic, 1);
    }

    private Map<String, String> config(ReadingTable table) {
        Map<String, String> config = connectors.source(table.name(), topic);
        config.put("tasks.max", Integer.toString(TASKS));
        config.put("poll.max.rows", Integer.toString(POLL_ROWS));
        config.put("page.size", Integer.toString(POLL_ROWS));
        config.put("exactly.once.support", "required");
        return config;
    }

    @Test
    void aSnapshotGoesOnWhereItsWorkerWasKilled() {
        ReadingTable table = ReadingTable.clustered(SANDBOX.cassandra().session(), keyspace, "DESC");
        table.fill(0, ROWS, Instant.EPOCH);
        Map<String, String> config = config(table);
        config.put("snapshot.units", "4");
        config.put("rows.per.second", "8000");
        connectors.start(topic, config);
        for (int kill = 1; kill <= KILLS; kill++) {
            killWhen(ROWS / (KILLS + 1) * kill);
        }
        awaitCommitted(ROWS);

        assertThat(published()).containsExactlyInAnyOrderElementsOf(ReadingTable.numbers(0, ROWS));
        // records of aborted transactions, and the markers of all transactions, are in the log as well
        assertThat(SANDBOX.connect().rest().status(topic).hasFailed()).isFalse();
        assertThat(rowsReadAgain()).isLessThan(ROWS / 10);
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void incrementsGoOnWhereTheirWorkerWasKilled() {
        ReadingTable table = ReadingTable.clustered(SANDBOX.cassandra().session(), keyspace, "ASC");
        int rows = ROWS / 5;
        int step = rows / 30;
        Map<String, String> config = config(table);
        config.put("mode", "snapshot+incremental");
        config.put("incremental.column", "ts");
        config.put("incremental.lag.ms", "3000");
        config.put("snapshot.units", "4");
        connectors.start(topic, config);
        CompletableFuture<Void> inserting = CompletableFuture.runAsync(() -> {
            for (int from = 0; from < rows; from += step) {
                int next = from;
                table.fill(next, Math.min(rows, next + step), Instant.now());
                // the next rows follow when the clock has moved on, so that inserts last while workers die
                Instant later = Instant.now().plusMillis(400);
                Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> Instant.now()
                        .isAfter(later));
            }
        });
        killWhen(rows / 4);
        killWhen(rows / 2);
        inserting.join();
        awaitCommitted(rows);

        assertThat(published()).containsExactlyInAnyOrderElementsOf(ReadingTable.numbers(0, rows));
        SANDBOX.connect().rest().delete(topic);
    }

    private void killWhen(int published) {
        awaitCommitted(published);
        SandboxProcess worker = SANDBOX.connect().workers().get(0);
        worker.kill();
        worker.start();
    }

    private void awaitCommitted(int records) {
        Awaitility.await(topic)
                .atMost(Duration.ofSeconds(60).plusMillis(ROWS))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        endOffset() >= records && SANDBOX.kafka().readAll(topic).size() >= records);
    }

    private List<Integer> published() {
        return SANDBOX.kafka().readAll(topic).stream()
                .map(record -> ReadingTable.number(Connectors.json(record.value())))
                .toList();
    }

    private long endOffset() throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        return SANDBOX.kafka()
                .admin()
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** Rows that were published and taken back, counted a bit too high: by the log's length, less a marker per poll. */
    private long rowsReadAgain() {
        try {
            return endOffset() - ROWS - ROWS / POLL_ROWS;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
