package dev.scamander.it.sandbox.external;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import dev.scamander.it.sandbox.CassandraCluster;
import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.SandboxSettings;
import dev.scamander.it.sandbox.client.CassandraClients;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** A Cassandra cluster that others run. */
final class ExternalCassandra implements CassandraCluster {
    private final CassandraClients clients;

    ExternalCassandra(List<InetSocketAddress> contactPoints) {
        clients = new CassandraClients(
                contactPoints,
                SandboxSettings.value("cassandra.dc").orElse("datacenter1"),
                SandboxSettings.value("cassandra.user")
                        .map(user -> new CassandraClients.Credentials(
                                user, SandboxSettings.required("cassandra.password"))));
    }

    @Override
    public String title() {
        return "Cassandra (external)";
    }

    @Override
    public String address() {
        return contactPoints().toString();
    }

    @Override
    public void launch() {}

    @Override
    public void awaitReady(Duration timeout) {
        Reachable.await(
                title(),
                address(),
                timeout,
                () -> clients.answers(contactPoints().get(0), 0));
    }

    @Override
    public List<InetSocketAddress> contactPoints() {
        return clients.contactPoints();
    }

    @Override
    public String localDatacenter() {
        return clients.localDatacenter();
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
        return List.of();
    }

    @Override
    public String createKeyspace(String prefix) {
        return clients.createKeyspace(prefix, session().getMetadata().getNodes().size());
    }

    @Override
    public void refreshSizeEstimates(String keyspace) {
        throw new UnsupportedOperationException("Run nodetool flush and nodetool refreshsizeestimates on " + address()
                + "; an external cluster's JMX is not the sandbox's to call");
    }

    @Override
    public void compact(String keyspace) {
        throw new UnsupportedOperationException(
                "Run nodetool compact on " + address() + "; an external cluster's JMX is not the sandbox's to call");
    }

    @Override
    public List<Long> rowsSentToClients() {
        throw new UnsupportedOperationException(
                "The JMX of " + address() + ", an external cluster, is not the sandbox's to call");
    }

    @Override
    public void close() {
        clients.close();
    }
}
