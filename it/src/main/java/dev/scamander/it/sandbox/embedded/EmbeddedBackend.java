package dev.scamander.it.sandbox.embedded;

import dev.scamander.it.sandbox.CassandraCluster;
import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.ConnectCluster;
import dev.scamander.it.sandbox.ConnectSpec;
import dev.scamander.it.sandbox.KafkaCluster;
import dev.scamander.it.sandbox.KafkaSpec;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.SandboxBackend;
import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.process.ChildProcess;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts each system as a child process of this JVM. */
public final class EmbeddedBackend implements SandboxBackend {
    /** What a process gets to end by itself; its data is thrown away right after. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ProjectLayout layout;
    private final RunDirectory run;
    private final Ports ports = new Ports();
    private final List<EmbeddedProcess> processes = new ArrayList<>();

    /** A backend with a new directory for its run. */
    public EmbeddedBackend(ProjectLayout layout) {
        this.layout = layout;
        this.run = RunDirectory.create(layout.runs());
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public Path directory() {
        return run.path();
    }

    @Override
    public CassandraCluster cassandra(CassandraSpec spec) {
        EmbeddedCassandra cluster = EmbeddedCassandra.describe(spec, layout, run, ports);
        cluster.nodes().forEach(this::add);
        return cluster;
    }

    @Override
    public KafkaCluster kafka(KafkaSpec spec) {
        EmbeddedKafka kafka = EmbeddedKafka.describe(spec, layout, run, ports);
        kafka.brokers().forEach(this::add);
        return kafka;
    }

    @Override
    public ConnectCluster connect(ConnectSpec spec, KafkaCluster kafka) {
        EmbeddedConnect connect = EmbeddedConnect.describe(spec, kafka, layout, run, ports);
        connect.workers().forEach(this::add);
        return connect;
    }

    @Override
    public void close() {
        ChildProcess.end(
                processes.stream()
                        .map(EmbeddedProcess::child)
                        .flatMap(Optional::stream)
                        .toList(),
                GRACE);
        ports.close();
        run.deleteData();
    }

    private void add(SandboxProcess process) {
        processes.add((EmbeddedProcess) process);
    }

    static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
