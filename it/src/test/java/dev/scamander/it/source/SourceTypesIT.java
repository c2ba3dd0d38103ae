package dev.scamander.it.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.protocol.internal.util.Bytes;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scamander.it.connect.Connectors;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every type goes from a table into a topic and from there into a second table, which is equal to the first. */
class SourceTypesIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(SourceExactlyOnceIT.SPEC);

    private static final String COLUMNS =
            "id bigint, c text, a ascii, bi bigint, bl blob, bo boolean, da date, de decimal,"
                    + " dou double, dur duration, f float, i inet, n int, si smallint, t text, ti time, ts timestamp, tu timeuuid,"
                    + " tiny tinyint, u uuid, vi varint, l list<int>, s set<text>, m map<text, double>, tup tuple<int, text>,"
                    + " ty frozen<inner>, open inner, deep list<frozen<inner>>, vec vector<float, 3>, fl frozen<list<timestamp>>";

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("types");
    private CqlSession session;
    private String keyspace;

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("types");
        SANDBOX.kafka().createTopic(topic, 1);
        session.execute(
                "CREATE TYPE " + keyspace + ".inner (name text, size double, at timestamp, tags frozen<set<int>>)");
        create("origin");
        create("copy");
        IntStream.range(0, 60).forEach(this::insert);
        session.execute("INSERT INTO " + keyspace + ".origin (id, c) VALUES (1000, 'nothing else')");
    }

    private void create(String table) {
        session.execute("CREATE TABLE " + keyspace + "." + table + " ("
                + COLUMNS.replace("<inner>", "<" + keyspace + ".inner>")
                        .replace("open inner", "open " + keyspace + ".inner")
                + ", PRIMARY KEY (id, c))");
    }

    private void insert(int n) {
        String inner = "{name: 'n" + n + "', size: " + n + ".5, at: " + n * 1_000_003L + ", tags: {" + n + ", -1}}";
        session.execute("INSERT INTO " + keyspace
                + ".origin (id, c, a, bi, bl, bo, da, de, dou, dur, f, i, n, si, t, ti, ts,"
                + " tu, tiny, u, vi, l, s, m, tup, ty, open, deep, vec, fl) VALUES (" + n % 7 + ", 'c" + n + "', 'ascii"
                + n
                + "', " + (Long.MAX_VALUE - n) + ", 0x00ff" + (10 + n) + ", " + (n % 2 == 0) + ", '2026-01-"
                + (10 + n % 20)
                + "', -" + n + ".123456789012345678901234567890, " + n + "e-300, " + n + "mo3d5ns, " + n
                + ".25, '10.0.0." + n
                + "', -" + n + ", " + (n - 32768) + ", 'text \u00fc\u6f22 " + n + "', '13:14:15.0000000" + (10 + n)
                + "', " + (n * 86_400_123L - 1_000_000) + ", now(), " + (n - 30) + ", uuid(), " + "9".repeat(30) + n
                + ", [" + n + ", 2], {'x', 'y" + n + "'}, {'k" + n + "': " + n + ".5}, (" + n + ", 'two'), " + inner
                + ", "
                + inner + ", [" + inner + ", {name: null}], [0.5, " + n + ", -1], [" + n + ", 0]) USING TTL 86400");
    }

    @Test
    void theSecondTableIsEqualToTheFirst() {
        Map<String, String> config = connectors.source(keyspace + ".origin", topic);
        config.put("value.converter.schemas.enable", "true");
        config.put("record.headers", "ttl,writetime");
        connectors.start(topic, config);
        connectors.awaitRecords(topic, 61);

        Map<String, String> sink = connectors.sink(topic);
        sink.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        sink.put("key.converter.schemas.enable", "false");
        sink.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        sink.put("value.converter.schemas.enable", "true");
        // a row of nothing but its key is a row, too
        sink.put("topic." + topic + "." + keyspace + ".copy.deletesEnabled", "false");
        sink.put(
                "topic." + topic + "." + keyspace + ".copy.mapping",
                StreamSupport.stream(
                                session.execute("SELECT * FROM " + keyspace + ".origin LIMIT 1")
                                        .getColumnDefinitions()
                                        .spliterator(),
                                false)
                        .map(column -> column.getName().asCql(true) + "=value."
                                + column.getName().asInternal())
                        .collect(Collectors.joining(", ")));
        connectors.start(topic + "-back", sink);
        connectors.awaitRows("SELECT id FROM " + keyspace + ".copy", 61);
        assertThat(rows("copy")).containsExactlyInAnyOrderElementsOf(rows("origin"));

        var record = SANDBOX.kafka().readAll(topic).stream()
                .filter(r ->
                        Connectors.json(r.value()).at("/payload/c").asText().equals("c3"))
                .findFirst()
                .orElseThrow();
        assertThat(number(record.headers().lastHeader("ttl.t"))).isBetween(80_000L, 86_400L);
        assertThat(number(record.headers().lastHeader("writetime.t")))
                .isEqualTo(session.execute("SELECT WRITETIME(t) FROM " + keyspace + ".origin WHERE id = 3 AND c = 'c3'")
                        .one()
                        .getLong(0));
        SANDBOX.connect().rest().delete(topic);
        SANDBOX.connect().rest().delete(topic + "-back");
    }

    @Test
    void jsonTextHasChosenColumnsOfChosenRows() {
        Map<String, String> config = connectors.source(keyspace + ".ori*", topic);
        config.put("record.format", "json");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.remove("key.converter.schemas.enable");
        config.remove("value.converter.schemas.enable");
        config.put("columns", "ty, n");
        config.put("predicate", "n > -3 AND bo = true");
        connectors.start(topic, config);
        assertThat(connectors.awaitRecords(topic, 2)).containsExactlyInAnyOrder(json(0), json(2));
        SANDBOX.connect().rest().delete(topic);
    }

    private static JsonNode json(int n) {
        return Connectors.json(
                Connectors.bytes("{\"id\":" + n + ",\"c\":\"c" + n + "\",\"n\":-" + n + ",\"ty\":{\"name\":\"n"
                        + n + "\",\"size\":" + n + ".5,\"at\":\"1970-01-01T00:" + (n == 0 ? "00:00Z" : "33:20.006Z")
                        + "\",\"tags\":[-1," + n + "]}}"));
    }

    private static long number(Header header) {
        return Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** The rows of a table in the bytes that the cluster sends. */
    private List<List<String>> rows(String table) {
        return session.execute("SELECT * FROM " + keyspace + "." + table).all().stream()
                .map(row -> IntStream.range(0, row.getColumnDefinitions().size())
                        .mapToObj(i -> row.getColumnDefinitions().get(i).getName() + "="
                                + Bytes.toHexString(row.getBytesUnsafe(i)))
                        .toList())
                .toList();
    }
}
