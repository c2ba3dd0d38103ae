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

    private static final String AGGREGATES = "wsid=value.wsid, year=value.year, month=value.month, day=value.day,"
            + " rain=sum(value.one_hour_precip), coldest=min(value.temperature), hottest=max(value.temperature),"
            + " readings=count()";

    private static final int TASKS = 2;

    /** Enough that the last of each Kafka partition is among them. */
    private static final int LAST_ROWS = 32;

    private final Sandbox sandbox;
    private final WorkerProbe worker;
    private final Map<String, String> settings;

    /** With further settings for ours. */
    SinkTurn(Sandbox sandbox, WorkerProbe worker, Map<String, String> settings) {
        this.sandbox = sandbox;
        this.worker = worker;
        this.settings = settings;
    }

    /** The sink reads the topic from its beginning; done is what it took, or what is in the table if it writes. */
    Seen run(String connectorClass, SinkCase measured) throws IOException {
        Feed feed = measured.feed();
        Map<String, String> config = config(connectorClass, measured);
        if (connectorClass.equals(DISCARD)) {
            return run(config, feed, () -> {});
        }
        session().execute("TRUNCATE " + feed.table().qualifiedName());
        config.put(
                "topic." + feed.name() + "." + feed.table().qualifiedName() + ".mapping",
                feed.table().mapping());
        Seen seen = run(config, feed, () -> awaitLastRows(feed));
        requireAllRows(feed);
        return seen;
    }

    /** Our sink keeps exact aggregates of the weather by station and day, and nothing else. */
    Seen aggregate(SinkCase measured) throws IOException {
        Feed weather = measured.feed();
        String table = weather.table().qualifiedName() + "_daily";
        session()
                .execute("CREATE TABLE IF NOT EXISTS " + table
                        + " (wsid text, year int, month int, day int, source text,"
                        + " upto bigint, rain decimal, coldest double, hottest double, readings bigint,"
                        + " PRIMARY KEY ((wsid), year, month, day, source))");
        session()
                .execute("CREATE TABLE IF NOT EXISTS " + table + "_sources (source text, sequence bigint,"
                        + " record_time timestamp, fingerprint bigint, PRIMARY KEY ((source), sequence))");
        session().execute("TRUNCATE " + table);
        session().execute("TRUNCATE " + table + "_sources");
        Map<String, String> config = config(OURS, measured);
        config.put("topic." + weather.name() + "." + table + ".mapping", AGGREGATES);
        return run(
                config,
                weather,
                () -> Watch.until(
                        "all records are counted",
                        () -> session()
                                        .execute("SELECT sum(readings) FROM " + table)
                                        .one()
                                        .getLong(0)
                                == weather.size()));
    }

    /** Something to wait for. */
    private interface Wait {
        void untilDone() throws IOException;
    }

    private Seen run(Map<String, String> config, Feed feed, Wait writing) throws IOException {
        String name = Sandbox.uniqueName("sink");
        sandbox.connect().rest().put(name, config);
        try {
            Watch.until(name + " takes its first record", () -> worker.taken(name) > 0);
            long begin = System.nanoTime();
            long cpu = worker.cpuNanos();
            long takenBefore = worker.taken(name);
            Watch.until(name + " takes all records", () -> worker.taken(name) >= feed.size());
            writing.untilDone();
            double records = feed.size() - takenBefore;
            return new Seen((System.nanoTime() - begin) / records, (worker.cpuNanos() - cpu) / records);
        } finally {
            sandbox.connect().rest().delete(name);
        }
    }

    private Map<String, String> config(String connectorClass, SinkCase measured) {
        InetSocketAddress cassandra = sandbox.cassandra().contactPoints().get(0);
        Map<String, String> config = new LinkedHashMap<>();
        config.put("connector.class", connectorClass);
        config.put("tasks.max", Integer.toString(TASKS));
        config.put("topics", measured.feed().name());
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        measured.values().configure(config);
        config.put("consumer.override.max.poll.records", Integer.toString(measured.maxPollRecords()));
        if (connectorClass.equals(OURS)) {
            config.put("contactPoints", cassandra.getHostString());
            config.put("port", Integer.toString(cassandra.getPort()));
            config.put("loadBalancing.localDc", sandbox.cassandra().localDatacenter());
            config.putAll(settings);
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
