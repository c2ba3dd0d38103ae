package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxProcess;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cluster goes away under load and comes back: nothing is lost, nobody has to do anything. */
class SinkOutageIT {
    private static final int RECORDS = 60_000;

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private final Connectors connectors = new Connectors(SANDBOX);

    @Test
    void waitsForTheClusterAndGoesOn() {
        String keyspace = SANDBOX.cassandra().createKeyspace("outage");
        String topic = Sandbox.uniqueName("outage");
        SANDBOX.cassandra().session().execute("CREATE TABLE " + keyspace + ".kv (k text PRIMARY KEY, v text)");
        SANDBOX.kafka().createTopic(topic, 2);
        Map<String, String> config = connectors.sink(topic);
        config.put("topic." + topic + "." + keyspace + ".kv.mapping", "k=key, v=value.v");
        config.put("buffer.rows", "2000");
        connectors.start(topic, config);
        connectors.send(topic, "first", "{\"v\":\"0\"}");
        connectors.awaitRows("SELECT * FROM " + keyspace + ".kv", 1);

        SandboxProcess node = SANDBOX.cassandra().nodes().get(0);
        node.stop();
        String[] records = new String[2 * RECORDS];
        for (int i = 0; i < records.length; i += 2) {
            records[i] = "k" + i;
            records[i + 1] = i % 1000 == 0 ? "no JSON" : "{\"v\":\"" + i + "\"}";
        }
        connectors.send(topic, records);
        SANDBOX.connect().workers().get(0).stop();
        SANDBOX.connect().workers().get(0).start();
        SANDBOX.connect().rest().awaitRunning(topic, 1, Connectors.PATIENCE);
        node.start();
        connectors.awaitCommitted(topic, topic);

        assertThat(SANDBOX.cassandra()
                        .session()
                        .execute("SELECT k FROM " + keyspace + ".kv")
                        .all())
                .hasSize(1 + RECORDS - RECORDS / 500);
        // those that were reported before the worker was stopped, behind writes that were not done yet, come again
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq").stream()
                        .map(letter -> new String(letter.key(), StandardCharsets.UTF_8))
                        .distinct())
                .hasSize(RECORDS / 500);
        SANDBOX.connect().rest().delete(topic);
    }
}
