package dev.scamander.it.source;

import dev.scamander.it.connect.Connectors;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxProcess;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cluster goes away while it is read and comes back: each row comes once, and nobody has to do anything. */
class SourceOutageIT {
    private static final int ROWS = 20_000;
    private static final int TASKS = 2;

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(SourceExactlyOnceIT.SPEC);

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("away");

    @Test
    void tasksAwaitTheClusterAndGoOn() {
        String keyspace = SANDBOX.cassandra().createKeyspace("away");
        ReadingTable.clustered(SANDBOX.cassandra().session(), keyspace, "ASC").fill(0, ROWS, Instant.EPOCH);
        SANDBOX.kafka().createTopic(topic, 1);
        // which tables a pattern means is the cluster's to tell
        Map<String, String> config = connectors.source(keyspace + ".read*", topic);
        config.put("tasks.max", Integer.toString(TASKS));
        config.put("snapshot.units", "4");
        config.put("page.size", "100");
        config.put("rows.per.second", "2000");
        config.put("exactly.once.support", "required");

        SandboxProcess node = SANDBOX.cassandra().nodes().get(0);
        SandboxProcess worker = SANDBOX.connect().workers().get(0);
        try (PublishedNumbers numbers = new PublishedNumbers(SANDBOX.kafka().bootstrapServers(), topic)) {
            connectors.start(topic, config);
            await(numbers, ROWS / 10);
            node.stop();
            worker.stop();
            worker.start();
            SANDBOX.connect().rest().awaitRunning(topic, TASKS, Connectors.PATIENCE);
            node.start();
            await(numbers, ROWS);
            SANDBOX.connect().rest().delete(topic);
            numbers.assertEachOnce(ROWS);
        }
    }

    private void await(PublishedNumbers numbers, int records) {
        numbers.await(
                records, Connectors.PATIENCE, () -> SANDBOX.connect().rest().status(topic));
    }
}
