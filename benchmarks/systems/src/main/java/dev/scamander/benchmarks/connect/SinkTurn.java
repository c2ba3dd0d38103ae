package dev.scamander.benchmarks.connect;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.scamander.benchmarks.systems.RowCount;
import dev.scamander.it.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs one sink over one preloaded topic and watches from outside. */
final class SinkTurn {

    static final String OURS = "dev.scamander.connect.sink.CassandraSinkConnector";
    static final String DISCARD = "dev.scamander.benchmarks.discard.DiscardSinkConnector";

    private static final int TASKS = 2;

    /** Enough that the last of each Kafka partition is among them. */
    private static final int LAST_ROWS = 32;

    private final Sandbox sandbox;
    private final WorkerProbe worker;

    SinkTurn(Sandbox sandbox, WorkerProbe worker) {
        this.sandbox = sandbox;
        this.worker = worker;
    }

    /** The sink reads the topic from its beginning; done is what it took, or what is in the table if it writes. */
    Seen run(String connectorClass, Feed feed, String topic, int maxPollRecords) throws IOException {
        String name = Sandbox.uniqueName("sink");
        boolean writes = connectorClass.equals(OURS);
        if (writes) {
            session().execute("TRUNCATE " + feed.table().qualifiedName());
        }
        sandbox.connect().rest().put(name, config(connectorClass, feed, topic, maxPollRecords));
        try {
            Watch.until(name + " takes its first record", () -> worker.taken(name) > 0);
            long begin = System.nanoTime();
            long cpu = worker.cpuNanos();
            long takenBefore = worker.taken(name);
            Watch.until(name + " takes all records", () -> worker.taken(name) >= feed.size());
            if (writes) {
                awaitLastRows(feed);
            }
            double records = feed.size() - takenBefore;
            Seen seen = new Seen((System.nanoTime() - begin) / records, (worker.cpuNanos() - cpu) / records);
            if (writes) {
                requireAllRows(feed);
            }
            return seen;
        } finally {
            sandbox.connect().rest().delete(name);
        }
    }

    private Map<String, String> config(String connectorClass, Feed feed, String topic, int maxPollRecords) {
        InetSocketAddress cassandra = sandbox.cassandra().contactPoints().get(0);
        Map<String, String> config = new LinkedHashMap<>();
        config.put("connector.class", connectorClass);
        config.put("tasks.max", Integer.toString(TASKS));
        config.put("topics", topic);
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("consumer.override.max.poll.records", Integer.toString(maxPollRecords));
        if (connectorClass.equals(OURS)) {
            config.put("contactPoints", cassandra.getHostString());
            config.put("port", Integer.toString(cassandra.getPort()));
            config.put("loadBalancing.localDc", sandbox.cassandra().localDatacenter());
            config.put(
                    "topic." + topic + "." + feed.table().qualifiedName() + ".mapping",
                    feed.table().mapping());
        }
        return config;
    }

    /** Every Kafka partition is written in its order, or nearly: when its last rows are there, it is done. */
    private void awaitLastRows(Feed feed) throws IOException {
        PreparedStatement select = session().prepare(lookUp(feed));
        for (int index = feed.size() - LAST_ROWS; index < feed.size(); index++) {
            Map<String, Object> row = feed.row(index);
            Object[] key = feed.table().primaryKey().stream().map(row::get).toArray();
            Watch.until(
                    "the last rows are written",
                    () -> session().execute(select.bind(key)).one() != null);
        }
    }

    private String lookUp(Feed feed) {
        return "SELECT " + feed.table().primaryKey().get(0) + " FROM "
                + feed.table().qualifiedName() + " WHERE "
                + String.join(" = ? AND ", feed.table().primaryKey()) + " = ?";
    }

    private void requireAllRows(Feed feed) throws IOException {
        Watch.until("all rows are written", () -> rows(feed) == feed.size());
    }

    private long rows(Feed feed) {
        return RowCount.of(session(), feed.table());
    }

    private CqlSession session() {
        return sandbox.cassandra().session();
    }
}
