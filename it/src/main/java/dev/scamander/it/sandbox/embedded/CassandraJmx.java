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
    private static final String ROWS_READ = "org.apache.cassandra.metrics:type=ClientRequestSize,name=RowsRead";

    private final String node;
    private final int port;

    CassandraJmx(String node, int port) {
        this.node = node;
        this.port = port;
    }

    /** {@code nodetool flush <keyspace>}, then {@code nodetool refreshsizeestimates}: only flushed rows are counted. */
    void refreshSizeEstimates(String keyspace) {
        call("refresh the size estimates", server -> {
            ObjectName storage = new ObjectName(STORAGE_SERVICE);
            flush(server, storage, keyspace);
            return server.invoke(storage, "refreshSizeEstimates", new Object[0], new String[0]);
        });
    }

    /** {@code nodetool flush <keyspace>}, then {@code nodetool compact <keyspace>}; until it is done. */
    void compact(String keyspace) {
        call("compact " + keyspace, server -> {
            ObjectName storage = new ObjectName(STORAGE_SERVICE);
            flush(server, storage, keyspace);
            return server.invoke(
                    storage, "forceKeyspaceCompaction", new Object[] {false, keyspace, new String[0]}, new String[] {
                        boolean.class.getName(), String.class.getName(), String[].class.getName()
                    });
        });
    }

    /** How many rows the node has sent to clients since it was started. */
    long rowsSentToClients() {
        return (Long) call("count the rows", server -> server.getAttribute(new ObjectName(ROWS_READ), "Count"));
    }

    private static void flush(MBeanServerConnection server, ObjectName storage, String keyspace)
            throws IOException, JMException {
        server.invoke(storage, "forceKeyspaceFlush", new Object[] {keyspace, new String[0]}, new String[] {
            String.class.getName(), String[].class.getName()
        });
    }

    private interface Call {
        Object on(MBeanServerConnection server) throws IOException, JMException;
    }

    private Object call(String aim, Call call) {
        try (JMXConnector connector = JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi"))) {
            return call.on(connector.getMBeanServerConnection());
        } catch (IOException | JMException e) {
            throw new SandboxException("Cannot " + aim + " of " + node + " over JMX: " + e, e);
        }
    }
}
