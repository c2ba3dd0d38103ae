package dev.scamander.it.sandbox;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import java.net.InetSocketAddress;
import java.util.List;

/** A Cassandra cluster that serves. */
public interface CassandraCluster extends SandboxPart {
    /** The nodes' CQL addresses; all have the same port. */
    List<InetSocketAddress> contactPoints();

    /** The CQL port of every node. */
    default int port() {
        return contactPoints().get(0).getPort();
    }

    /** The name of the data centre. */
    String localDatacenter();

    /** A session for the test's own statements, opened once; the sandbox closes it. */
    CqlSession session();

    /** A builder with contact points, data centre, credentials and patient timeouts; close what you build. */
    CqlSessionBuilder sessionBuilder();

    /** The nodes' processes, in the order of their addresses; empty when the cluster is not ours to stop. */
    List<SandboxProcess> nodes();

    /** Creates a keyspace of a new name, {@code <prefix>_<unique>}, replicated to every node, and gives its name. */
    String createKeyspace(String prefix);

    /**
     * Flushes a keyspace on every node and has {@code system.size_estimates} computed, which otherwise takes minutes.
     *
     * @throws UnsupportedOperationException when the cluster's JMX is not ours to call
     */
    void refreshSizeEstimates(String keyspace);

    /**
     * Flushes a keyspace on every node and makes one file of each of its tables, so that no compaction goes on behind a measurement.
     *
     * @throws UnsupportedOperationException when the cluster's JMX is not ours to call
     */
    void compact(String keyspace);

    /**
     * How many rows each node has sent to clients since it was started, as it counts them itself; in the order of addresses.
     *
     * @throws UnsupportedOperationException when the cluster's JMX is not ours to call
     */
    List<Long> rowsSentToClients();
}
