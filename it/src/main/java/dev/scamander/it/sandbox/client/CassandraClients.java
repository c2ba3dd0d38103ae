package dev.scamander.it.sandbox.client;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.scamander.cassandra.connection.SchemaChanges;
import dev.scamander.it.sandbox.Sandbox;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A session, opened at its first use, and what tests do with a Cassandra cluster. */
public final class CassandraClients implements AutoCloseable {
    private final List<InetSocketAddress> contactPoints;
    private final String localDatacenter;
    private final Optional<Credentials> credentials;
    private CqlSession session;

    /**
     * A log-in.
     *
     * @param user the user
     * @param password the password, which {@link #toString} does not show
     */
    public record Credentials(String user, String password) {
        @Override
        public String toString() {
            return user + ":***";
        }
    }

    /** Clients of the cluster at those addresses. */
    public CassandraClients(
            List<InetSocketAddress> contactPoints, String localDatacenter, Optional<Credentials> credentials) {
        this.contactPoints = List.copyOf(contactPoints);
        this.localDatacenter = localDatacenter;
        this.credentials = credentials;
    }

    /** The nodes' CQL addresses. */
    public List<InetSocketAddress> contactPoints() {
        return contactPoints;
    }

    /** The name of the data centre. */
    public String localDatacenter() {
        return localDatacenter;
    }

    /** The session. */
    public synchronized CqlSession session() {
        if (session == null) {
            session = builder(contactPoints).build();
        }
        return session;
    }

    /** A builder of further sessions. */
    public CqlSessionBuilder builder() {
        return builder(contactPoints);
    }

    /** Whether that node, asked by itself, answers a query and agrees with so many peers on the schema. */
    public boolean answers(InetSocketAddress node, int peers) throws Exception {
        // A session is dear to make in vain: first see whether anyone listens.
        try (Socket socket = new Socket()) {
            socket.connect(node, 1000);
        }
        try (CqlSession alone = builder(List.of(node)).build()) {
            UUID own = alone.execute("SELECT schema_version FROM system.local")
                    .one()
                    .getUuid(0);
            return alone.execute("SELECT schema_version FROM system.peers_v2").all().stream()
                            .filter(peer -> own.equals(peer.getUuid(0)))
                            .count()
                    >= peers;
        }
    }

    /** Creates a keyspace that every node replicates, at most three. */
    public String createKeyspace(String prefix, int nodes) {
        String name = Sandbox.uniqueName(prefix);
        SchemaChanges.run(
                session(),
                List.of("CREATE KEYSPACE " + name + " WITH replication = {'class': 'NetworkTopologyStrategy', '"
                        + localDatacenter + "': " + Math.min(3, nodes) + "}"));
        return name;
    }

    private CqlSessionBuilder builder(List<InetSocketAddress> points) {
        // Patient: the sandbox shares few cores with the systems and with what is tested.
        DriverConfigLoader patient = DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
                .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, Duration.ofSeconds(10))
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(30))
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, Duration.ofSeconds(30))
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT, Duration.ofMinutes(1))
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, Duration.ofSeconds(30))
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(100))
                .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(500))
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(2))
                .withDuration(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, Duration.ZERO)
                .withDuration(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, Duration.ZERO)
                .build();
        CqlSessionBuilder builder = CqlSession.builder()
                .withConfigLoader(patient)
                .withLocalDatacenter(localDatacenter)
                .addContactPoints(points);
        credentials.ifPresent(login -> builder.withAuthCredentials(login.user(), login.password()));
        return builder;
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
