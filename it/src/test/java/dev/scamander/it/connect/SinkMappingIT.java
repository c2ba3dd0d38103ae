package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.UdtValue;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What records become: fields of key, value and headers, nested types, times, tombstones. */
class SinkMappingIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private static final String TABLE = """
            { "productId": 7, "name": "Kitchen Table", "price": 249.99, "description": "Rectangular",
              "dimensions": { "units": "inches", "length": 50.5, "width": 32, "height": 29.25 },
              "categories": { "Home Furnishings": { "catalogPage": 45, "url": "/home/furnishings" },
                              "Kitchen": { "catalogPage": 108, "url": "/home/kitchen" } } }""";

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("mapping");
    private CqlSession session;
    private String keyspace;

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("mapping");
        SANDBOX.kafka().createTopic(topic, 1);
    }

    private void createProductTable() {
        session.execute(
                "CREATE TYPE " + keyspace + ".dimensions (units text, length float, width float, height float)");
        session.execute("CREATE TYPE " + keyspace + ".category (catalogpage int, url text)");
        session.execute("CREATE TABLE " + keyspace + ".product (productid int PRIMARY KEY, name text, price float,"
                + " description text, dimensions frozen<dimensions>, categories map<text, frozen<category>>)");
    }

    private Map<String, String> sink(String table, String mapping) {
        Map<String, String> config = connectors.sink(topic);
        config.put("topic." + topic + "." + keyspace + "." + table + ".mapping", mapping);
        return config;
    }

    private Row only(String cql) {
        connectors.awaitRows(cql, 1);
        return session.execute(cql).one();
    }

    private void assertKitchenTable() {
        Row row = only("SELECT * FROM " + keyspace + ".product");
        assertThat(row.getInt("productid")).isEqualTo(7);
        assertThat(row.getString("name")).isEqualTo("Kitchen Table");
        assertThat(row.getFloat("price")).isEqualTo(249.99f);
        UdtValue dimensions = row.getUdtValue("dimensions");
        assertThat(dimensions.getString("units")).isEqualTo("inches");
        assertThat(dimensions.getFloat("length")).isEqualTo(50.5f);
        assertThat(dimensions.getFloat("height")).isEqualTo(29.25f);
        Map<String, UdtValue> categories = row.getMap("categories", String.class, UdtValue.class);
        assertThat(categories).containsOnlyKeys("Home Furnishings", "Kitchen");
        assertThat(categories.get("Kitchen").getInt("catalogpage")).isEqualTo(108);
        assertThat(categories.get("Kitchen").getString("url")).isEqualTo("/home/kitchen");
    }

    @Test
    void nestedTypesFromJsonText() throws Exception {
        createProductTable();
        Map<String, String> example = connectors.example("product-sink.json");
        Map<String, String> config = sink("product", example.get("topic.products.shop.product.mapping"));
        connectors.send(topic, null, TABLE);
        connectors.start(topic, config);
        assertKitchenTable();
    }

    @Test
    void nestedTypesFromMapsWithoutSchema() throws Exception {
        createProductTable();
        Map<String, String> example = connectors.example("product-sink.json");
        Map<String, String> config = sink("product", example.get("topic.products.shop.product.mapping"));
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        connectors.send(topic, null, TABLE);
        connectors.start(topic, config);
        assertKitchenTable();
    }

    @Test
    void nestedTypesFromStructs() throws Exception {
        createProductTable();
        Map<String, String> example = connectors.example("product-sink.json");
        Map<String, String> config = sink("product", example.get("topic.products.shop.product.mapping"));
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "true");
        String category = "{\"type\":\"struct\",\"fields\":[{\"field\":\"catalogPage\",\"type\":\"int32\"},"
                + "{\"field\":\"url\",\"type\":\"string\"}]}";
        String schema = "{\"type\":\"struct\",\"fields\":[{\"field\":\"productId\",\"type\":\"int32\"},"
                + "{\"field\":\"name\",\"type\":\"string\"},{\"field\":\"price\",\"type\":\"double\"},"
                + "{\"field\":\"description\",\"type\":\"string\",\"optional\":true},"
                + "{\"field\":\"dimensions\",\"type\":\"struct\",\"fields\":[{\"field\":\"units\",\"type\":\"string\"},"
                + "{\"field\":\"length\",\"type\":\"float\"},{\"field\":\"width\",\"type\":\"float\"},"
                + "{\"field\":\"height\",\"type\":\"float\"}]},"
                + "{\"field\":\"categories\",\"type\":\"map\",\"keys\":{\"type\":\"string\"},\"values\":" + category
                + "}]}";
        connectors.send(topic, null, "{\"schema\":" + schema + ",\"payload\":" + TABLE + "}");
        connectors.start(topic, config);
        assertKitchenTable();
    }

    @Test
    void fieldsOfKeyValueAndHeaders() {
        session.execute("CREATE TABLE " + keyspace
                + ".event (tenant text, id int, source text, payload text, seen timeuuid, PRIMARY KEY (tenant, id))");
        Map<String, String> config = sink(
                "event",
                "tenant=key.tenant, id=value.event.id, source=header.source, payload=value.event.payload, seen=now()");
        connectors.send(List.of(new ProducerRecord<>(
                topic,
                null,
                Connectors.bytes("{\"tenant\":\"acme\"}"),
                Connectors.bytes("{\"event\":{\"id\":3,\"payload\":\"hi\"}}"),
                List.of(new RecordHeader("source", Connectors.bytes("web"))))));
        connectors.start(topic, config);

        Row row = only("SELECT * FROM " + keyspace + ".event");
        assertThat(row.getString("tenant")).isEqualTo("acme");
        assertThat(row.getInt("id")).isEqualTo(3);
        assertThat(row.getString("source")).isEqualTo("web");
        assertThat(row.getString("payload")).isEqualTo("hi");
        assertThat(row.getUuid("seen")).extracting(UUID::version).isEqualTo(1);
    }

    @Test
    void wholeKeysAndValues() {
        session.execute("CREATE TABLE " + keyspace + ".kv (k text PRIMARY KEY, v text)");
        connectors.send(topic, "one", "first", "two", "second", "one", "third");
        connectors.start(topic, sink("kv", "k=key, v=value"));

        connectors.awaitRows("SELECT * FROM " + keyspace + ".kv", 2);
        assertThat(only("SELECT v FROM " + keyspace + ".kv WHERE k = 'one'").getString(0))
                .isEqualTo("third");
    }

    @Test
    void timeToLiveAndWriteTime() {
        session.execute("CREATE TABLE " + keyspace + ".reading (id int PRIMARY KEY, v int)");
        Map<String, String> config =
                sink("reading", "id=value.id, v=value.v, __ttl=value.ttl, __timestamp=value.written");
        String prefix = "topic." + topic + "." + keyspace + ".reading.";
        config.put(prefix + "ttlTimeUnit", "HOURS");
        config.put(prefix + "timestampTimeUnit", "MILLISECONDS");
        connectors.send(topic, null, "{\"id\":1,\"v\":5,\"ttl\":2,\"written\":1700000000123}");
        connectors.start(topic, config);

        Row row = only("SELECT ttl(v), writetime(v) FROM " + keyspace + ".reading");
        assertThat(row.getInt(0)).isBetween(7000, 7200);
        assertThat(row.getLong(1)).isEqualTo(1_700_000_000_123_000L);
    }

    @Test
    void fixedTimeToLiveAndTheRecordsTime() {
        session.execute("CREATE TABLE " + keyspace + ".reading (id int PRIMARY KEY, v int)");
        Map<String, String> config = sink("reading", "id=value.id, v=value.v");
        config.put("topic." + topic + "." + keyspace + ".reading.ttl", "500");
        connectors.send(List.of(
                new ProducerRecord<>(topic, 0, 1_700_000_000_456L, null, Connectors.bytes("{\"id\":1,\"v\":5}"))));
        connectors.start(topic, config);

        Row row = only("SELECT ttl(v), writetime(v) FROM " + keyspace + ".reading");
        assertThat(row.getInt(0)).isBetween(400, 500);
        assertThat(row.getLong(1)).isEqualTo(1_700_000_000_456_000L);
    }

    @Test
    void laterOffsetWinsWithinOneMillisecond() {
        session.execute("CREATE TABLE " + keyspace + ".counter (id text PRIMARY KEY, v int)");
        List<ProducerRecord<byte[], byte[]>> updates = new ArrayList<>();
        for (int v = 3000; v >= 1; v--) {
            updates.add(new ProducerRecord<>(
                    topic,
                    0,
                    1_700_000_000_000L,
                    Connectors.bytes("k" + v % 3),
                    Connectors.bytes("{\"v\":" + v + "}")));
        }
        connectors.send(updates);
        connectors.start(topic, sink("counter", "id=key, v=value.v"));
        connectors.awaitCommitted(topic, topic);

        for (int v = 1; v <= 3; v++) {
            assertThat(only("SELECT v FROM " + keyspace + ".counter WHERE id = 'k" + v % 3 + "'")
                            .getInt(0))
                    .isEqualTo(v);
        }
    }

    @Test
    void tombstonesDeleteAndMissingFieldsDoNot() {
        session.execute("CREATE TABLE " + keyspace + ".kv (k text PRIMARY KEY, a int, b int)");
        connectors.send(
                topic,
                "deleted",
                "{\"a\":1,\"b\":2}",
                "emptied",
                "{\"a\":1,\"b\":2}",
                "kept",
                "{\"a\":1,\"b\":2}",
                "deleted",
                null,
                "emptied",
                "{\"a\":null,\"b\":null}",
                "kept",
                "{\"c\":3}");
        connectors.start(topic, sink("kv", "k=key, a=value.a, b=value.b"));
        connectors.awaitCommitted(topic, topic);

        assertThat(session.execute("SELECT k, a, b FROM " + keyspace + ".kv").all())
                .extracting(row -> row.getString(0) + row.getInt(1) + row.getInt(2))
                .containsExactly("kept12");
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq")).isEmpty();
    }

    @Test
    void mapsByNameWithoutAMapping() {
        session.execute("CREATE TABLE " + keyspace + ".named (id int PRIMARY KEY, name text)");
        Map<String, String> config = connectors.sink(topic);
        config.put("topic." + topic + "." + keyspace + ".named.ttl", "-1");
        connectors.send(topic, null, "{\"id\":1,\"name\":\"n\",\"other\":true}");
        connectors.start(topic, config);

        assertThat(only("SELECT name FROM " + keyspace + ".named WHERE id = 1").getString(0))
                .isEqualTo("n");
    }
}
