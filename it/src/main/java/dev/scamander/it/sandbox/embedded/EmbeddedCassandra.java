package dev.scamander.it.sandbox.embedded;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import dev.scamander.it.sandbox.CassandraCluster;
import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.client.CassandraClients;
import dev.scamander.it.sandbox.process.Parallel;
import dev.scamander.it.sandbox.process.Readiness;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One to three nodes on 127.0.0.1 to 127.0.0.3, with the same ports. */
final class EmbeddedCassandra implements CassandraCluster {
    private static final String DATACENTER = "datacenter1";

    private final CassandraSpec spec;
    private final CassandraClients clients;
    private final List<EmbeddedProcess> nodes;
    private final List<CassandraJmx> management;

    private EmbeddedCassandra(
            CassandraSpec spec, CassandraClients clients, List<EmbeddedProcess> nodes, List<CassandraJmx> management) {
        this.spec = spec;
        this.clients = clients;
        this.nodes = nodes;
        this.management = management;
    }

    static EmbeddedCassandra describe(CassandraSpec spec, ProjectLayout layout, RunDirectory run, Ports ports) {
        List<InetAddress> addresses = IntStream.rangeClosed(1, spec.nodes())
                .mapToObj(EmbeddedBackend::loopback)
                .toList();
        int storagePort = ports.next(addresses);
        int nativePort = ports.next(addresses);
        CassandraClients clients = new CassandraClients(
                addresses.stream()
                        .map(address -> new InetSocketAddress(address, nativePort))
                        .toList(),
                DATACENTER,
                spec.passwordAuthentication()
                        ? Optional.of(new CassandraClients.Credentials("cassandra", "cassandra"))
                        : Optional.empty());
        List<EmbeddedProcess> nodes = new ArrayList<>();
        List<CassandraJmx> management = new ArrayList<>();
        for (int node = 1; node <= spec.nodes(); node++) {
            int jmxPort = ports.next();
            InetSocketAddress address = clients.contactPoints().get(node - 1);
            Readiness readiness = new Readiness(
                    "a CQL query on " + address + " shows " + (spec.nodes() - 1) + " peers of the same schema",
                    () -> clients.answers(address, spec.nodes() - 1));
            nodes.add(new EmbeddedProcess(
                    CassandraNode.command(spec, node, storagePort, nativePort, jmxPort, layout, run),
                    run.path(),
                    readiness));
            management.add(new CassandraJmx("cassandra-" + node, jmxPort));
        }
        return new EmbeddedCassandra(spec, clients, List.copyOf(nodes), List.copyOf(management));
    }

    @Override
    public String title() {
        return spec.runtime().title() + " (" + spec.nodes() + (spec.nodes() == 1 ? " node)" : " nodes)");
    }

    @Override
    public String address() {
        return String.join(
                ", ",
                contactPoints().stream()
                        .map(point -> point.getAddress().getHostAddress() + ":" + point.getPort())
                        .toList());
    }

    @Override
    public void launch() {
        nodes.forEach(EmbeddedProcess::launch);
    }

    @Override
    public void awaitReady(Duration timeout) {
        Parallel.run(nodes.stream()
                .map(node -> (Runnable) () -> node.awaitReady(timeout))
                .toList());
    }

    @Override
    public List<InetSocketAddress> contactPoints() {
        return clients.contactPoints();
    }

    @Override
    public String localDatacenter() {
        return DATACENTER;
    }

    @Override
    public CqlSession session() {
        return clients.session();
    }

    @Override
    public CqlSessionBuilder sessionBuilder() {
        return clients.builder();
    }

    @Override
    public List<SandboxProcess> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public String createKeyspace(String prefix) {
        return clients.createKeyspace(prefix, spec.nodes());
    }

    @Override
    public void refreshSizeEstimates(String keyspace) {
        management.forEach(node -> node.refreshSizeEstimates(keyspace));
    }

    @Override
    public void compact(String keyspace) {
        management.forEach(node -> node.compact(keyspace));
    }

    @Override
    public List<Long> rowsSentToClients() {
        return management.stream().map(CassandraJmx::rowsSentToClients).toList();
    }

    @Override
    public void close() {
        clients.close();
    }
}
