package dev.scamander.it.sandbox.external;

import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.client.KafkaClients;
import dev.scamander.it.sandbox.client.ReachableKafka;
import java.time.Duration;
import java.util.List;

/** A Kafka cluster that others run. */
final class ExternalKafka extends ReachableKafka {
    ExternalKafka(String bootstrapServers) {
        super(new KafkaClients(bootstrapServers));
    }

    @Override
    public String title() {
        return "Kafka (external)";
    }

    @Override
    public void launch() {}

    @Override
    public void awaitReady(Duration timeout) {
        Reachable.await(title(), address(), timeout, this::answers);
    }

    @Override
    public List<SandboxProcess> brokers() {
        return List.of();
    }
}
