package dev.scamander.it.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scamander.it.connect.Connectors;
import dev.scamander.it.sandbox.ConnectSpec;
import dev.scamander.it.sandbox.KafkaSpec;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.SandboxRuntime;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the source promises holds on the workers of Kafka 3.9, too, which lack some of the newer interfaces. */
class SourceOlderWorkerIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(Sandbox.describe()
            .cassandra()
            .kafka(KafkaSpec.of(SandboxRuntime.KAFKA_3_9)
                    .setting("group.min.session.timeout.ms", "1000")
                    .setting("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"))
            .connect(ConnectSpec.workers(1)
                    .runtime(SandboxRuntime.KAFKA_3_9)
                    .withExactlyOnceSource()
                    .setting("session.timeout.ms", "3000")
                    .setting("heartbeat.interval.ms", "1000")
                    .setting("scheduled.rebalance.max.delay.ms", "0")
                    .setting("producer.transaction.timeout.ms", "20000")));

    private static final int ROWS = 6_000;

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("older");

    @Test
    void readsEachRowOnceAndTakesAlteredOffsets() {
        SANDBOX.kafka().createTopic(topic, 1);
        ReadingTable table = ReadingTable.clustered(
                SANDBOX.cassandra().session(), SANDBOX.cassandra().createKeyspace("older"), "DESC");
        table.fill(0, ROWS, Instant.EPOCH);
        Map<String, String> config = connectors.source(table.name(), topic);
        config.put("tasks.max", "2");
        config.put("mode", "snapshot+incremental");
        config.put("incremental.column", "ts");
        config.put("incremental.lag.ms", "2000");
        config.put("snapshot.units", "2");
        config.put("rows.per.second", "1000");
        config.put("exactly.once.support", "required");
        try (PublishedNumbers numbers = new PublishedNumbers(SANDBOX.kafka().bootstrapServers(), topic)) {
            connectors.start(topic, config);
            await(numbers, ROWS / 3);
            SandboxProcess worker = SANDBOX.connect().workers().get(0);
            worker.kill();
            worker.start();
            await(numbers, ROWS);
            table.fill(ROWS, ROWS + 100, Instant.now());
            await(numbers, ROWS + 100);
            SANDBOX.connect().rest().stop(topic);
            Awaitility.await()
                    .atMost(Connectors.PATIENCE)
                    .until(() -> SANDBOX.connect().rest().status(topic).tasks().isEmpty());
            numbers.assertEachOnce(ROWS + 100);

            assertThatThrownBy(() -> alter(topic, table, "{\"done\": true}"))
                    .hasMessageContaining("does not say from which time on increments are to be read");
            alter(topic, table, "null");
            SANDBOX.connect().rest().resume(topic);
            await(numbers, ROWS + 101);
        }
        SANDBOX.connect().rest().delete(topic);
    }

    private static void alter(String connector, ReadingTable table, String offset) {
        String body = "{\"offsets\": [{\"partition\": {\"unit\": \"" + table.name() + " 1/2\"}, \"offset\": " + offset
                + "}]}";
        SANDBOX.connect()
                .rest()
                .send("PATCH", "/connectors/" + connector + "/offsets", Connectors.json(Connectors.bytes(body)));
    }

    private void await(PublishedNumbers numbers, int records) {
        numbers.await(
                records, Connectors.PATIENCE, () -> SANDBOX.connect().rest().status(topic));
    }
}
