package dev.scamander.it.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.scamander.it.sandbox.rest.ConnectorStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the sandbox offers to tests that hurt their systems: three nodes, two workers, kill and start again. */
public class FaultsIT {
    /** Three nodes, two workers. */
    public static final SandboxSpec SPEC =
            Sandbox.describe().cassandra(3).connect(ConnectSpec.workers(2).withExactlyOnceSource());

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(SPEC);

    @Test
    void clusterOutlivesANodeAndTakesItBack() {
        var cassandra = SANDBOX.cassandra();
        String table = cassandra.createKeyspace("faults") + ".t";
        var session = cassandra.session();
        session.execute("CREATE TABLE " + table + " (k int PRIMARY KEY, v int)");
        SandboxProcess node = cassandra.nodes().get(2);

        node.kill();
        for (int k = 0; k < 20; k++) {
            session.execute(SimpleStatement.newInstance("INSERT INTO " + table + " (k, v) VALUES (?, ?)", k, k)
                    .setConsistencyLevel(ConsistencyLevel.QUORUM)
                    .setIdempotent(true));
        }
        node.start();

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                        session.execute(SimpleStatement.newInstance("SELECT k FROM " + table)
                                        .setConsistencyLevel(ConsistencyLevel.ALL))
                                .all())
                .hasSize(20));
    }

    @Test
    void groupOutlivesAWorker() {
        var connect = SANDBOX.connect();
        String topic = Sandbox.uniqueName("faults");
        SANDBOX.kafka().createTopic(topic, 2);
        connect.rest()
                .put(
                        topic,
                        Map.of(
                                "connector.class",
                                "org.apache.kafka.connect.file.FileStreamSinkConnector",
                                "topics",
                                topic,
                                "file",
                                SANDBOX.sandbox()
                                        .directory()
                                        .resolve(topic + ".txt")
                                        .toString(),
                                "tasks.max",
                                "2"));
        connect.rest().awaitRunning(topic, 2, PATIENCE);
        assertThat(connect.rest().status(topic).tasks())
                .extracting(ConnectorStatus.Task::worker)
                .doesNotHaveDuplicates();
        String survivor = "127.0.0.1:" + connect.addresses().get(1).getPort();

        connect.workers().get(0).kill();

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                        connect.rest().status(topic).tasks())
                .hasSize(2)
                .allSatisfy(task -> {
                    assertThat(task.worker()).isEqualTo(survivor);
                    assertThat(task.state()).isEqualTo("RUNNING");
                }));
        connect.workers().get(0).start();
        connect.rest().delete(topic);
    }
}
