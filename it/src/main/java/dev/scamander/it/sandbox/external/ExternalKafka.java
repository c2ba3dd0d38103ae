package dev.scamander.it.sandbox.external;

import dev.scamander.it.sandbox.KafkaCluster;
import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.client.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A Kafka cluster that others run. */
final class ExternalKafka implements KafkaCluster {
    private final KafkaClients clients;

    ExternalKafka(String bootstrapServers) {
        clients = new KafkaClients(bootstrapServers);
    }

    @Override
    public String title() {
        return "Kafka (external)";
    }

    @Override
    public String address() {
        return bootstrapServers();
    }

    @Override
    public void launch() {}

    @Override
    public void awaitReady(Duration timeout) {
        Reachable.await(title(), address(), timeout, clients::answers);
    }

    @Override
    public String bootstrapServers() {
        return clients.bootstrapServers();
    }

    @Override
    public Admin admin() {
        return clients.admin();
    }

    @Override
    public void createTopic(String name, int partitions, Map<String, String> settings) {
        clients.createTopic(name, partitions, settings);
    }

    @Override
    public List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
        return clients.readAll(topic);
    }

    @Override
    public List<SandboxProcess> brokers() {
        return List.of();
    }

    @Override
    public void close() {
        clients.close();
    }
}
