package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxProcess;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The worker ends, in order and like a power cut, while records flow. */
class SinkRestartIT {
    private static final int KEYS = 200;
    private static final int RECORDS = 30_000;

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private final Connectors connectors = new Connectors(SANDBOX);

    @Test
    void stateIsThatOfTheHighestOffsets() {
        CqlSession session = SANDBOX.cassandra().session();
        String keyspace = SANDBOX.cassandra().createKeyspace("restart");
        String topic = Sandbox.uniqueName("restart");
        session.execute("CREATE TABLE " + keyspace + ".state (id text PRIMARY KEY, v int)");
        SANDBOX.kafka().createTopic(topic, 3);
        Map<String, String> config = connectors.sink(topic);
        config.put("tasks.max", "2");
        config.put("consumer.override.max.poll.records", "100");
        // a killed consumer keeps its partitions for this long
        config.put("consumer.override.session.timeout.ms", "6000");
        config.put("consumer.override.heartbeat.interval.ms", "2000");
        config.put("topic." + topic + "." + keyspace + ".state.mapping", "id=key, v=value.v");
        connectors.start(topic, config);

        Map<String, Integer> expected = new HashMap<>();
        Random random = new Random(4);
        SandboxProcess worker = SANDBOX.connect().workers().get(0);
        for (int round = 0; round < 3; round++) {
            String[] records = new String[2 * RECORDS / 3];
            for (int i = 0; i < records.length; i += 2) {
                String key = "k" + random.nextInt(KEYS);
                int value = random.nextInt();
                records[i] = key;
                records[i + 1] = "{\"v\":" + value + "}";
                expected.put(key, value);
            }
            connectors.send(topic, records);
            String first = "SELECT v FROM " + keyspace + ".state LIMIT 1";
            Awaitility.await()
                    .atMost(Connectors.PATIENCE)
                    .until(() -> session.execute(first).one() != null);
            if (round == 0) {
                worker.kill();
            } else {
                worker.stop();
            }
            worker.start();
        }
        connectors.awaitCommitted(topic, topic);

        Map<String, Integer> state = new HashMap<>();
        session.execute("SELECT id, v FROM " + keyspace + ".state")
                .forEach(row -> state.put(row.getString(0), row.getInt(1)));
        assertThat(state).isEqualTo(expected);
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq")).isEmpty();
        SANDBOX.connect().rest().delete(topic);
    }
}
