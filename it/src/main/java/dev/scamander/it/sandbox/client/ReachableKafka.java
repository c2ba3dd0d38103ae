package dev.scamander.it.sandbox.client;

import dev.scamander.it.sandbox.KafkaCluster;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A Kafka cluster as its clients see it, whoever runs its brokers. */
public abstract class ReachableKafka implements KafkaCluster {
    private final KafkaClients clients;

    /**
     * A cluster.
     *
     * @param clients its clients, closed with it
     */
    protected ReachableKafka(KafkaClients clients) {
        this.clients = clients;
    }

    @Override
    public String address() {
        return bootstrapServers();
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

    /** Whether a broker answers within seconds. */
    protected final boolean answers() throws Exception {
        return clients.answers();
    }

    @Override
    public void close() {
        clients.close();
    }
}
