package dev.scamander.it.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.sandbox.rest.ConnectorPlugin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each system of the sandbox does its own work, and the worker has the packages installed that the build made. */
class SandboxIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    @Test
    void tellsHowLongTheStartTook() {
        assertThat(SANDBOX.sandbox().startUp()).isPositive();
        System.out.printf(
                "Cassandra, Kafka and Connect were ready after %.1f s%n",
                SANDBOX.sandbox().startUp().toMillis() / 1000.0);
    }

    @Test
    void cassandraStoresAndEstimates() {
        String keyspace = SANDBOX.cassandra().createKeyspace("sandbox");
        var session = SANDBOX.cassandra().session();
        session.execute("CREATE TABLE " + keyspace + ".t (k int PRIMARY KEY, v text)");
        for (int k = 0; k < 500; k++) {
            session.execute("INSERT INTO " + keyspace + ".t (k, v) VALUES (?, ?)", k, "v" + k);
        }

        SANDBOX.cassandra().refreshSizeEstimates(keyspace);

        long estimated = session
                .execute("SELECT partitions_count FROM system.size_estimates WHERE keyspace_name = ?", keyspace)
                .all()
                .stream()
                .mapToLong(row -> row.getLong(0))
                .sum();
        assertThat(estimated).isBetween(250L, 1000L);
        assertThat(session.execute("SELECT v FROM " + keyspace + ".t WHERE k = 7")
                        .one()
                        .getString(0))
                .isEqualTo("v7");
    }

    @Test
    void kafkaKeepsRecordsInOrder() throws Exception {
        String topic = Sandbox.uniqueName("letters");
        SANDBOX.kafka().createTopic(topic, 2);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SANDBOX.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (String letter : List.of("a", "b", "c")) {
                producer.send(new ProducerRecord<>(topic, 1, null, letter)).get();
            }
        }

        assertThat(SANDBOX.kafka().readAll(topic))
                .extracting(record -> record.partition() + new String(record.value(), StandardCharsets.UTF_8))
                .containsExactly("1a", "1b", "1c");
    }

    @Test
    void connectListsThePackagesWithTheirVersion() {
        String zip = ProjectLayout.find()
                .connectPackage("connect-cassandra-sink")
                .getFileName()
                .toString();
        String version = zip.substring("scamander-connect-cassandra-sink-".length(), zip.length() - ".zip".length());

        assertThat(SANDBOX.connect().rest().plugins())
                .contains(
                        new ConnectorPlugin("dev.scamander.connect.sink.CassandraSinkConnector", "sink", version),
                        new ConnectorPlugin(
                                "dev.scamander.connect.source.CassandraSourceConnector", "source", version));
    }

    @Test
    void leavesALogForEachProcess() {
        for (String name : List.of("cassandra-1", "kafka", "connect-1")) {
            assertThat(SANDBOX.sandbox().directory().resolve(name + ".log")).isNotEmptyFile();
        }
    }
}
