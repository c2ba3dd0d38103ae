package dev.scamander.it.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.connect.Connectors;
import dev.scamander.it.sandbox.ConnectSpec;
import dev.scamander.it.sandbox.KafkaSpec;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.SandboxSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every row is in the topic once for a consumer of committed records, however often the worker is killed. The system
 * properties {@code dev.scamander.it.rows} and {@code dev.scamander.it.kills} make the test as long as one likes.
 */
class SourceExactlyOnceIT {
    /**
     * A dead worker is missed after three seconds, what it did is given to others at once, and its open transaction, behind which
     * a new worker cannot read the offsets, is given up after twenty: soon enough for a test, and longer than a busy machine lets a
     * living worker wait, whose task would fail with its transaction.
     */
    static final SandboxSpec SPEC = Sandbox.describe()
            .cassandra()
            .kafka(KafkaSpec.of(SandboxRuntime.KAFKA_4_3)
                    .setting("group.min.session.timeout.ms", "1000")
                    .setting("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"))
            .connect(ConnectSpec.workers(1)
                    .withExactlyOnceSource()
                    .setting("session.timeout.ms", "3000")
                    .setting("heartbeat.interval.ms", "1000")
                    .setting("scheduled.rebalance.max.delay.ms", "0")
                    .setting("producer.transaction.timeout.ms", "20000"));

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(SPEC);

    private static final int ROWS = Integer.getInteger("dev.scamander.it.rows", 50_000);
    private static final int KILLS = Integer.getInteger("dev.scamander.it.kills", 2);
    private static final int TASKS = 2;
    /** From here on the connector's own sizes of pages, polls and units are small enough. */
    private static final int MANY = 500_000;

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
        if (ROWS < MANY) {
            config.put("poll.max.rows", "400");
            config.put("page.size", "100");
            config.put("snapshot.units", "4");
        }
        config.put("exactly.once.support", "required");
        return config;
    }

    @Test
    void aSnapshotGoesOnWhereItsWorkerWasKilled() {
        ReadingTable table = ReadingTable.clustered(SANDBOX.cassandra().session(), keyspace, "DESC");
        table.fill(0, ROWS, Instant.EPOCH);
        Map<String, String> config = config(table);
        config.put("rows.per.second", Integer.toString(Math.max(8_000, ROWS / 40)));
        long readBefore = rowsRead();
        try (PublishedNumbers numbers = new PublishedNumbers(SANDBOX.kafka().bootstrapServers(), topic)) {
            connectors.start(topic, config);
            for (int kill = 1; kill <= KILLS; kill++) {
                await(numbers, ROWS / (KILLS + 1) * kill);
                killWorker();
            }
            await(numbers, ROWS);
            assertThat(SANDBOX.connect().rest().status(topic).hasFailed()).isFalse();
            SANDBOX.connect().rest().delete(topic);
            numbers.assertEachOnce(ROWS);
        }
        // what the nodes count: the pages on their way when a worker dies are read again, units are not
        long read = rowsRead() - readBefore;
        System.out.println("snapshot of " + ROWS + " rows, " + KILLS + " kills: " + read + " rows read");
        assertThat(read).isBetween((long) ROWS, ROWS + ROWS / 10L);
    }

    @Test
    void incrementsGoOnWhereTheirWorkerWasKilled() {
        ReadingTable table = ReadingTable.clustered(SANDBOX.cassandra().session(), keyspace, "ASC");
        int step = Math.max(100, ROWS / 250);
        Map<String, String> config = config(table);
        config.put("mode", "snapshot+incremental");
        config.put("incremental.column", "ts");
        // longer than the rows of one time take to be written
        config.put("incremental.lag.ms", "6000");
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> inserting = CompletableFuture.supplyAsync(() -> {
            int rows = 0;
            while (!enough.get()) {
                table.fill(rows, rows + step, Instant.now());
                rows += step;
                // the next rows follow when the clock has moved on, so that inserts last while workers die
                Instant later = Instant.now().plusMillis(200);
                Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> Instant.now()
                        .isAfter(later));
            }
            return rows;
        });
        try (PublishedNumbers numbers = new PublishedNumbers(SANDBOX.kafka().bootstrapServers(), topic)) {
            connectors.start(topic, config);
            for (int kill = 1; kill <= KILLS; kill++) {
                await(numbers, numbers.count() + 3 * step);
                killWorker();
            }
            await(numbers, numbers.count() + 3 * step);
            enough.set(true);
            int rows = inserting.join();
            await(numbers, rows);
            SANDBOX.connect().rest().delete(topic);
            numbers.assertEachOnce(rows);
            System.out.println("increments of " + rows + " rows, " + KILLS + " kills");
        } finally {
            enough.set(true);
        }
    }

    private static long rowsRead() {
        return SANDBOX.cassandra().rowsSentToClients().get(0);
    }

    private static void killWorker() {
        SandboxProcess worker = SANDBOX.connect().workers().get(0);
        worker.kill();
        worker.start();
    }

    private void await(PublishedNumbers numbers, int records) {
        numbers.await(records, Duration.ofSeconds(60).plusMillis(ROWS / 5), () -> SANDBOX.connect()
                .rest()
                .status(topic));
    }
}
