package dev.scamander.it.sandbox.embedded;

import dev.scamander.it.sandbox.SandboxException;
import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What {@code nodetool} does, over the same JMX interface but without a JVM of its own. */
final class CassandraJmx {
    private static final String STORAGE_SERVICE = "org.apache.cassandra.db:type=StorageService";

    private final String node;
    private final int port;

    CassandraJmx(String node, int port) {
        this.node = node;
        this.port = port;
    }

    /** {@code nodetool flush <keyspace>}, then {@code nodetool refreshsizeestimates}: only flushed rows are counted. */
    void refreshSizeEstimates(String keyspace) {
        try (JMXConnector connector = JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi"))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            ObjectName storage = new ObjectName(STORAGE_SERVICE);
            server.invoke(storage, "forceKeyspaceFlush", new Object[] {keyspace, new String[0]}, new String[] {
                String.class.getName(), String[].class.getName()
            });
            server.invoke(storage, "refreshSizeEstimates", new Object[0], new String[0]);
        } catch (IOException | JMException e) {
            throw new SandboxException("Cannot refresh the size estimates of " + node + " over JMX: " + e, e);
        }
    }
}
