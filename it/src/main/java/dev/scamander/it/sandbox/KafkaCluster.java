package dev.scamander.it.sandbox;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A Kafka cluster that serves. */
public interface KafkaCluster extends SandboxPart {
    /** The value for {@code bootstrap.servers}. */
    String bootstrapServers();

    /** An admin client, opened once; the sandbox closes it. */
    Admin admin();

    /** Creates a topic with replication factor 1 and those topic settings. */
    void createTopic(String name, int partitions, Map<String, String> settings);

    /** Creates a topic with replication factor 1. */
    default void createTopic(String name, int partitions) {
        createTopic(name, partitions, Map.of());
    }

    /**
     * Reads every committed record that a topic holds now, partition by partition in offset order; empty for a topic that
     * does not exist.
     */
    List<ConsumerRecord<byte[], byte[]>> readAll(String topic);

    /** The broker processes; empty when the cluster is not ours to stop. */
    List<SandboxProcess> brokers();
}
