package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Configurations in the style of the DataStax sink's documentation, beyond plain mappings. */
class SinkStatementsIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("statements.with.dots");
    private CqlSession session;
    private String keyspace;

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("statements");
        SANDBOX.kafka().createTopic(topic, 1);
    }

    private Map<String, String> sink(String table, String... options) {
        Map<String, String> config = connectors.sink(topic);
        for (int i = 0; i < options.length; i += 2) {
            config.put("topic." + topic + "." + keyspace + "." + table + "." + options[i], options[i + 1]);
        }
        return config;
    }

    private Row only(String cql) {
        connectors.awaitRows(cql, 1);
        return session.execute(cql).one();
    }

    @Test
    void customQueryWithNamedValues() {
        session.execute("CREATE TYPE " + keyspace + ".size (width int, height int)");
        session.execute("CREATE TABLE " + keyspace + ".item (id int PRIMARY KEY, tags list<text>, size size)");
        session.execute("INSERT INTO " + keyspace + ".item (id, tags, size) VALUES (1, ['a'], {width: 1, height: 2})");
        Map<String, String> config = sink(
                "item",
                "mapping",
                "tag=value.tag, h=value.h, item_id=key",
                "query",
                "UPDATE " + keyspace + ".item SET tags = tags + :tag, size.height = :h WHERE id = :item_id",
                "deletesEnabled",
                "false");
        connectors.send(topic, "1", "{\"tag\":[\"b\",\"c\"],\"h\":9}");
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);

        Row row = only("SELECT * FROM " + keyspace + ".item");
        assertThat(row.getList("tags", String.class)).containsExactly("a", "b", "c");
        assertThat(row.getUdtValue("size").getInt("width")).isEqualTo(1);
        assertThat(row.getUdtValue("size").getInt("height")).isEqualTo(9);
    }

    @Test
    void collectionsGrowAndShrink() {
        session.execute("CREATE TABLE " + keyspace + ".basket (id int PRIMARY KEY, items list<text>, tags set<text>,"
                + " prices map<text, int>, note text)");
        Map<String, String> config = sink(
                "basket",
                "mapping",
                "id=key, items=append(value.items), tags=remove(value.gone), prices=append(value.prices),"
                        + " note=value.note",
                "ttl",
                "100000");
        session.execute(
                "INSERT INTO " + keyspace + ".basket (id, items, tags, prices) VALUES (1, ['a'], {'x', 'y', 'z'},"
                        + " {'a': 1, 'b': 2}) USING TIMESTAMP 5");
        connectors.send(
                topic,
                "1",
                "{\"items\":[\"b\",\"c\"],\"gone\":[\"x\",\"z\"],\"prices\":{\"b\":3,\"c\":4},\"note\":\"n\"}",
                "1",
                "{\"prices\":{\"a\":7}}",
                "2",
                "{\"items\":[\"only\"]}");
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);

        Row row = session.execute(
                        "SELECT items, tags, prices, note, ttl(note) FROM " + keyspace + ".basket WHERE id = 1")
                .one();
        assertThat(row.getList(0, String.class)).containsExactly("a", "b", "c");
        assertThat(row.getSet(1, String.class)).containsExactly("y");
        assertThat(row.getMap(2, String.class, Integer.class)).isEqualTo(Map.of("a", 7, "b", 3, "c", 4));
        assertThat(row.getString(3)).isEqualTo("n");
        assertThat(row.getInt(4)).isBetween(90_000, 100_000);
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq")).isEmpty();
    }

    @Test
    void insertsOnlyWhereThereIsNone() {
        session.execute("CREATE TABLE " + keyspace + ".first (id int PRIMARY KEY, v text)");
        connectors.send(topic, "1", "first", "1", "second", "2", "other");
        connectors.start(
                topic, sink("first", "mapping", "id=key, v=value", "ifNotExists", "true", "deletesEnabled", "false"));
        connectors.awaitCommitted(topic, topic);

        assertThat(session.execute("SELECT id, v FROM " + keyspace + ".first").all())
                .extracting(row -> row.getInt(0) + row.getString(1))
                .containsExactlyInAnyOrder("1first", "2other");
    }

    @Test
    void collectionsAndTimesInTheTopicsForms() {
        session.execute("CREATE TABLE " + keyspace + ".types (\"Id\" bigint PRIMARY KEY, l list<int>, s set<text>,"
                + " m map<text, double>, at timestamp, since timestamp, d date, t time, b blob)");
        Map<String, String> config = sink(
                "types",
                "mapping",
                "\"Id\"=value.id, l=value.l, s=value.s, m=value.m, at=value.at, since=value.since, d=value.d,"
                        + " t=value.t, b=value.b");
        String codec = "topic." + topic + ".codec.";
        config.put(codec + "timeZone", "Europe/Berlin");
        config.put(codec + "timestamp", "dd.MM.yyyy HH:mm");
        config.put(codec + "date", "dd MMM yyyy");
        config.put(codec + "time", "HH.mm");
        config.put(codec + "unit", "SECONDS");
        connectors.send(
                topic,
                null,
                "{\"id\":9007199254740993,\"l\":[3,1,2],\"s\":[\"x\",\"y\"],\"m\":{\"a\":0.5},\"at\":\"17.07.2008 14:30\","
                        + "\"since\":1216297800,\"d\":\"17 Jul 2008\",\"t\":\"14.30\",\"b\":\"yv4=\"}");
        connectors.start(topic, config);

        Row row = only("SELECT * FROM " + keyspace + ".types");
        assertThat(row.getLong("\"Id\"")).isEqualTo(9007199254740993L);
        assertThat(row.getList("l", Integer.class)).isEqualTo(List.of(3, 1, 2));
        assertThat(row.getSet("s", String.class)).isEqualTo(Set.of("x", "y"));
        assertThat(row.getMap("m", String.class, Double.class)).isEqualTo(Map.of("a", 0.5));
        assertThat(row.getInstant("at")).isEqualTo(Instant.parse("2008-07-17T12:30:00Z"));
        assertThat(row.getInstant("since")).isEqualTo(Instant.ofEpochSecond(1216297800));
        assertThat(row.getLocalDate("d")).isEqualTo(LocalDate.of(2008, 7, 17));
        assertThat(row.getLocalTime("t")).isEqualTo(LocalTime.of(14, 30));
        assertThat(row.getByteBuffer("b").getShort()).isEqualTo((short) 0xCAFE);
    }

    @Test
    void renamedTopicsChooseTheTable() {
        session.execute("CREATE TABLE " + keyspace + ".kv (k text PRIMARY KEY, v text)");
        Map<String, String> config = connectors.sink(topic);
        config.put("transforms", "rename");
        config.put("transforms.rename.type", "org.apache.kafka.connect.transforms.RegexRouter");
        config.put("transforms.rename.regex", ".*");
        config.put("transforms.rename.replacement", "renamed");
        config.put("topic.renamed." + keyspace + ".kv.mapping", "k=key, v=value");
        connectors.send(topic, "a", "1", "b", "2");
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);

        connectors.awaitRows("SELECT * FROM " + keyspace + ".kv", 2);
    }
}
