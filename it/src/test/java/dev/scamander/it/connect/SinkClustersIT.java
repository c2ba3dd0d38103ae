package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two clusters, one of which asks for a password, and a worker that writes to both: each connector says to which. */
class SinkClustersIT {
    @RegisterExtension
    static final SandboxExtension OPEN =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    /** The one that other tests have, too: two clusters cost no more than they did. */
    @RegisterExtension
    static final SandboxExtension SECURED = SandboxExtension.shared(
            Sandbox.describe().cassandra(CassandraSpec.nodes(1).withPasswordAuthentication()));

    private static final int RECORDS = 500;

    private final Connectors connectors = new Connectors(OPEN);
    private final String topic = Sandbox.uniqueName("clusters");
    private final String keyspace = Sandbox.uniqueName("clusters");

    private Map<String, String> sink(Map<String, String> connection, String mapping) {
        Map<String, String> config = connectors.sink(topic);
        config.putAll(connection);
        config.put("topic." + topic + "." + keyspace + ".kv.mapping", mapping);
        return config;
    }

    private void send(int from) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < from + RECORDS; i++) {
            records.add(new ProducerRecord<>(
                    topic, Connectors.bytes("k" + i), Connectors.bytes("{\"open\":" + i + ",\"secured\":" + -i + "}")));
        }
        connectors.send(records);
    }

    private Map<String, Integer> rows(SandboxExtension cluster) {
        Map<String, Integer> rows = new HashMap<>();
        cluster.cassandra()
                .session()
                .execute("SELECT k, v FROM " + keyspace + ".kv")
                .forEach(row -> rows.put(row.getString(0), row.getInt(1)));
        return rows;
    }

    private static Map<String, Integer> expected(int records, int sign) {
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < records; i++) {
            expected.put("k" + i, sign * i);
        }
        return expected;
    }

    /** Same topic, same keyspace and table: only the connection tells the two apart. */
    @Test
    void eachConnectorWritesToItsOwnCluster() {
        for (SandboxExtension cluster : List.of(OPEN, SECURED)) {
            cluster.cassandra()
                    .session()
                    .execute("CREATE KEYSPACE " + keyspace
                            + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
            cluster.cassandra().session().execute("CREATE TABLE " + keyspace + ".kv (k text PRIMARY KEY, v int)");
        }
        OPEN.kafka().createTopic(topic, 2);
        Map<String, String> open = sink(Map.of(), "k=key, v=value.open");
        Map<String, String> secured =
                sink(new Connectors(SECURED).connection(Connectors.SINK), "k=key, v=value.secured");
        assertThat(connectors.errors(secured)).containsOnlyKeys("auth.username");
        secured.put("auth.provider", "None"); // with a user name it is PLAIN, as it always was
        secured.put("auth.username", "cassandra");
        secured.put("auth.password", "not this one");
        assertThat(connectors.errors(secured)).containsOnlyKeys("auth.username");
        secured.put("auth.password", "cassandra");
        assertThat(connectors.errors(secured)).isEmpty();

        send(0);
        connectors.start(topic + "-open", open);
        connectors.start(topic + "-secured", secured);
        connectors.awaitCommitted(topic + "-open", topic);
        connectors.awaitCommitted(topic + "-secured", topic);
        assertThat(rows(OPEN)).isEqualTo(expected(RECORDS, 1));
        assertThat(rows(SECURED)).isEqualTo(expected(RECORDS, -1));

        connectors.deleteSink(topic + "-open");
        send(RECORDS);
        connectors.awaitCommitted(topic + "-secured", topic);
        assertThat(rows(OPEN)).isEqualTo(expected(RECORDS, 1));
        assertThat(rows(SECURED)).isEqualTo(expected(2 * RECORDS, -1));
        OPEN.connect().rest().delete(topic + "-secured");
    }
}
