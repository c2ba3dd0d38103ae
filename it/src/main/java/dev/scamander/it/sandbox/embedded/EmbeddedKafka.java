package dev.scamander.it.sandbox.embedded;

import dev.scamander.it.sandbox.KafkaSpec;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.client.KafkaClients;
import dev.scamander.it.sandbox.client.ReachableKafka;
import dev.scamander.it.sandbox.process.JavaCommand;
import dev.scamander.it.sandbox.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One broker, its own controller, on 127.0.0.1. */
final class EmbeddedKafka extends ReachableKafka {
    /** Any 16 bytes in URL-safe base64 name a cluster. */
    private static final String CLUSTER_ID = "c2NhbWFuZGVyLXNhbmRib3g";

    private final KafkaSpec spec;
    private final EmbeddedProcess broker;

    private EmbeddedKafka(KafkaSpec spec, KafkaClients clients, EmbeddedProcess broker) {
        super(clients);
        this.spec = spec;
        this.broker = broker;
    }

    static EmbeddedKafka describe(KafkaSpec spec, ProjectLayout layout, RunDirectory run, Ports ports) {
        String address = "127.0.0.1:" + ports.next();
        String controller = "127.0.0.1:" + ports.next();
        Path data = run.data("kafka");
        Path properties = run.write("kafka.properties", properties(spec, address, controller, data));
        List<String> options = new ArrayList<>(JvmOptions.of(spec.heap(), run.data("kafka-tmp"), spec.forThroughput()));
        options.addAll(KafkaLogging.options(spec.runtime(), run));
        JavaCommand command = new JavaCommand(
                "kafka",
                FormattedBroker.class.getName(),
                layout.classpath(spec.runtime()),
                options,
                List.of(CLUSTER_ID, properties.toString()),
                List.of(FormattedBroker.class));
        KafkaClients clients = new KafkaClients(address);
        Readiness readiness = new Readiness("AdminClient.describeCluster names a broker", clients::answers);
        return new EmbeddedKafka(spec, clients, new EmbeddedProcess(command, run.path(), readiness));
    }

    private static List<String> properties(KafkaSpec spec, String address, String controller, Path data) {
        return new PropertiesText()
                .set("process.roles", "broker,controller")
                .set("node.id", 1)
                .set("controller.quorum.voters", "1@" + controller)
                .set("controller.listener.names", "CONTROLLER")
                .set("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller)
                .set("advertised.listeners", "PLAINTEXT://" + address)
                .set("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT")
                .set("log.dirs", data)
                .set("auto.create.topics.enable", false)
                .set("num.network.threads", 2)
                .set("num.io.threads", 4)
                // Tests bring records of all times; a broker would delete old ones within minutes.
                .set("log.retention.ms", -1)
                .set("log.cleaner.dedupe.buffer.size", 8 * 1024 * 1024)
                .set("offsets.topic.replication.factor", 1)
                .set("offsets.topic.num.partitions", 4)
                .set("transaction.state.log.replication.factor", 1)
                .set("transaction.state.log.min.isr", 1)
                .set("transaction.state.log.num.partitions", 4)
                .set("share.coordinator.state.topic.replication.factor", 1)
                .set("share.coordinator.state.topic.min.isr", 1)
                .set("share.coordinator.state.topic.num.partitions", 1)
                // Groups form when their first member is there: nobody here waits for late members.
                .set("group.initial.rebalance.delay.ms", 0)
                .setAll(spec.settings())
                .lines();
    }

    @Override
    public String title() {
        return spec.runtime().title() + " (1 broker)";
    }

    @Override
    public void launch() {
        broker.launch();
    }

    @Override
    public void awaitReady(Duration timeout) {
        broker.awaitReady(timeout);
    }

    @Override
    public List<SandboxProcess> brokers() {
        return List.of(broker);
    }
}
