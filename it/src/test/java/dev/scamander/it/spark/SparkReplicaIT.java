package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import dev.scamander.cassandra.connection.SchemaChanges;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On three nodes, rows go to partitions of the nodes that have their keys. */
class SparkReplicaIT {
    private static final int KEYS = 300;

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra(3));

    private static String keyspace;

    @BeforeAll
    static void createTable() {
        keyspace = Sandbox.uniqueName("replicas");
        CqlSession session = SANDBOX.cassandra().session();
        SchemaChanges.run(
                session,
                List.of(
                        "CREATE KEYSPACE " + keyspace
                                + " WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 1}",
                        "CREATE TABLE " + keyspace + ".numbers (k int PRIMARY KEY, v int)"));
        for (int k = 0; k < KEYS; k++) {
            session.execute("INSERT INTO " + keyspace + ".numbers (k, v) VALUES (" + k + ", " + k + ")");
        }
    }

    @SparkBuildTest
    void bringsEveryKeyToANodeThatHasIt(SandboxRuntime spark) {
        SparkResult result = SANDBOX.sandbox()
                .spark(spark)
                .run("dev.scamander.it.jobs.ReplicaPlaces", keyspace, "numbers", Integer.toString(KEYS));

        for (String kind : new String[] {"rdd", "dataset"}) {
            Set<Integer> seen = new TreeSet<>();
            Set<String> hosts = new TreeSet<>();
            for (String line : result.lines()) {
                if (line.startsWith(kind + ".")) {
                    String[] parts = line.substring(line.indexOf('=') + 1).split("\\|");
                    hosts.add(parts[0]);
                    for (String number : parts[1].split(",")) {
                        assertThat(replicas(Integer.parseInt(number))).contains(parts[0]);
                        assertThat(seen.add(Integer.parseInt(number))).isTrue();
                    }
                }
            }
            assertThat(seen).hasSize(KEYS);
            assertThat(hosts).containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3");
        }
        assertThat(result.value("joined")).isEqualTo(Integer.toString(KEYS));
    }

    /** What the driver says, which knows the ring by itself. */
    private static Set<String> replicas(int key) {
        return SANDBOX
                .cassandra()
                .session()
                .getMetadata()
                .getTokenMap()
                .orElseThrow()
                .getReplicas(
                        CqlIdentifier.fromCql(keyspace),
                        TypeCodecs.INT.encode(
                                key, SANDBOX.cassandra().session().getContext().getProtocolVersion()))
                .stream()
                .map(SparkReplicaIT::address)
                .collect(Collectors.toSet());
    }

    private static String address(Node node) {
        return ((InetSocketAddress) node.getEndPoint().resolve()).getAddress().getHostAddress();
    }
}
