package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.UdtValue;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records as converters and transformations hand them over, and topics that are chosen by a pattern. */
class SinkFormatsIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("formats");
    private CqlSession session;
    private String keyspace;

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("formats");
        SANDBOX.kafka().createTopic(topic, 1);
    }

    private Map<String, String> sink(String table, String mapping) {
        Map<String, String> config = connectors.sink(topic);
        config.put("topic." + topic + "." + keyspace + "." + table + ".mapping", mapping);
        return config;
    }

    private Row only(String table) {
        connectors.awaitCommitted(topic, topic);
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq")).isEmpty();
        return session.execute("SELECT * FROM " + keyspace + "." + table).one();
    }

    @Test
    void bytesAreDocumentsOrBlobs() {
        session.execute("CREATE TABLE " + keyspace + ".item (id int PRIMARY KEY, name text, raw blob)");
        Map<String, String> config = sink("item", "id=value.id, name=value.name, raw=key");
        config.put("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        connectors.send(topic, "a key", "{\"id\":7,\"name\":\"Tisch\"}");
        connectors.start(topic, config);

        Row row = only("item");
        assertThat(row.getInt("id")).isEqualTo(7);
        assertThat(row.getString("name")).isEqualTo("Tisch");
        assertThat(StandardCharsets.UTF_8.decode(row.getByteBuffer("raw")).toString())
                .isEqualTo("a key");
    }

    /** Names, optional fields, logical types, enums, arrays of records. What an Avro converter makes is in {@code AvroRecordTest}. */
    @Test
    void structsWithLogicalTypesAndOptionalFields() {
        session.execute("CREATE TYPE " + keyspace + ".line (sku text, quantity int, price decimal)");
        session.execute("CREATE TABLE " + keyspace + ".orders (id bigint PRIMARY KEY, state text, total decimal,"
                + " day date, at time, placed timestamp, changed timestamp, note text, lines list<frozen<line>>,"
                + " tags map<text, int>, raw blob, street text)");
        String decimal = "{\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\",\"version\":1,"
                + "\"parameters\":{\"scale\":\"2\"},\"field\":\"%s\",\"optional\":true}";
        String logical = "{\"type\":\"%s\",\"name\":\"%s\",\"version\":1,\"field\":\"%s\"}";
        String schema = "{\"type\":\"struct\",\"name\":\"com.acme.Order\",\"fields\":["
                + "{\"type\":\"int64\",\"field\":\"id\"},"
                + "{\"type\":\"string\",\"field\":\"state\",\"name\":\"io.confluent.connect.avro.Enum\","
                + "\"parameters\":{\"io.confluent.connect.avro.Enum\":\"com.acme.State\"}},"
                + decimal.formatted("total") + ","
                + logical.formatted("int32", "org.apache.kafka.connect.data.Date", "day") + ","
                + logical.formatted("int32", "org.apache.kafka.connect.data.Time", "at") + ","
                + logical.formatted("int64", "org.apache.kafka.connect.data.Timestamp", "placed") + ","
                + logical.formatted("int64", "io.debezium.time.MicroTimestamp", "changed") + ","
                + "{\"type\":\"string\",\"field\":\"note\",\"optional\":true},"
                + "{\"type\":\"array\",\"field\":\"lines\",\"items\":{\"type\":\"struct\",\"name\":\"com.acme.Line\","
                + "\"fields\":[{\"type\":\"string\",\"field\":\"sku\"},{\"type\":\"int32\",\"field\":\"quantity\"},"
                + decimal.formatted("price") + "]}},"
                + "{\"type\":\"map\",\"field\":\"tags\",\"keys\":{\"type\":\"string\"},\"values\":{\"type\":\"int32\"}},"
                + "{\"type\":\"bytes\",\"field\":\"raw\"},"
                + "{\"type\":\"struct\",\"name\":\"com.acme.Address\",\"optional\":true,\"field\":\"address\","
                + "\"fields\":[{\"type\":\"string\",\"field\":\"street\"}]}]}";
        String payload = "{\"id\":9007199254740993,\"state\":\"PAID\",\"total\":\"MDk=\",\"day\":14077,\"at\":52200000,"
                + "\"placed\":1216297800123,\"changed\":1216297800123456,\"note\":null,"
                + "\"lines\":[{\"sku\":\"A-1\",\"quantity\":2,\"price\":\"AMg=\"},"
                + "{\"sku\":\"B-2\",\"quantity\":1,\"price\":null}],"
                + "\"tags\":{\"x\":1},\"raw\":\"yv4=\",\"address\":null}";
        Map<String, String> config = sink(
                "orders",
                "id=value.id, state=value.state, total=value.total, day=value.day, at=value.at, placed=value.placed,"
                        + " changed=value.changed, note=value.note, lines=value.lines, tags=value.tags, raw=value.raw,"
                        + " street=value.address.street");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "true");
        connectors.send(topic, null, "{\"schema\":" + schema + ",\"payload\":" + payload + "}");
        connectors.start(topic, config);

        Row row = only("orders");
        assertThat(row.getLong("id")).isEqualTo(9007199254740993L);
        assertThat(row.getString("state")).isEqualTo("PAID");
        assertThat(row.getBigDecimal("total")).isEqualTo(new BigDecimal("123.45"));
        assertThat(row.getLocalDate("day")).isEqualTo(LocalDate.of(2008, 7, 17));
        assertThat(row.getLocalTime("at")).isEqualTo(LocalTime.of(14, 30));
        assertThat(row.getInstant("placed")).isEqualTo(Instant.parse("2008-07-17T12:30:00.123Z"));
        assertThat(row.getInstant("changed")).isEqualTo(Instant.parse("2008-07-17T12:30:00.123Z"));
        assertThat(row.isNull("note")).isTrue();
        assertThat(row.getList("lines", UdtValue.class))
                .extracting(line -> line.getString("sku") + line.getInt("quantity") + line.getBigDecimal("price"))
                .containsExactly("A-122.00", "B-21null");
        assertThat(row.getMap("tags", String.class, Integer.class)).isEqualTo(Map.of("x", 1));
        assertThat(row.getByteBuffer("raw").getShort()).isEqualTo((short) 0xCAFE);
        assertThat(row.isNull("street")).isTrue();
    }

    @Test
    void recordsAfterTransformations() {
        session.execute("CREATE TABLE " + keyspace
                + ".person (id int PRIMARY KEY, street text, number int, origin text, place bigint)");
        Map<String, String> config = sink(
                "person",
                "id=key, street=value.address.street, number=value.address.number, origin=value.origin,"
                        + " place=value.place");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        config.put("transforms", "key,id,flat,origin,alive");
        config.put("transforms.key.type", "org.apache.kafka.connect.transforms.ValueToKey");
        config.put("transforms.key.fields", "id");
        config.put("transforms.id.type", "org.apache.kafka.connect.transforms.ExtractField$Key");
        config.put("transforms.id.field", "id");
        config.put("transforms.flat.type", "org.apache.kafka.connect.transforms.Flatten$Value");
        config.put("transforms.flat.delimiter", ".");
        config.put("transforms.origin.type", "org.apache.kafka.connect.transforms.InsertField$Value");
        config.put("transforms.origin.topic.field", "origin");
        config.put("transforms.origin.offset.field", "place");
        config.put("transforms.alive.type", "org.apache.kafka.connect.transforms.Filter");
        config.put("transforms.alive.predicate", "dead");
        config.put("predicates", "dead");
        config.put("predicates.dead.type", "org.apache.kafka.connect.transforms.predicates.HasHeaderKey");
        config.put("predicates.dead.name", "dead");
        connectors.send(topic, null, "{\"id\":3,\"address\":{\"street\":\"Main St\",\"number\":5}}");
        connectors.start(topic, config);

        Row row = only("person");
        assertThat(row.getFormattedContents())
                .contains("id:3", "street:'Main St'", "number:5", "origin:'" + topic + "'", "place:0");
    }

    @Test
    void aPatternOfTopicsFillsManyTables() {
        for (String table : new String[] {"by_id", "by_name", "other"}) {
            session.execute("CREATE TABLE " + keyspace + "." + table + " (k text PRIMARY KEY, v text)");
        }
        String second = topic + ".more";
        SANDBOX.kafka().createTopic(second, 1);
        Map<String, String> config = sink("by_id", "k=value.id, v=value.name");
        config.put("topic." + topic + "." + keyspace + ".by_name.mapping", "k=value.name, v=value.id");
        config.put("topic." + second + "." + keyspace + ".other.mapping", "k=key, v=value");
        config.remove("topics");
        config.put("topics.regex", topic + "(\\.more)?");
        assertThat(connectors.errors(config)).isEmpty();
        connectors.send(topic, null, "{\"id\":\"1\",\"name\":\"one\"}");
        connectors.send(second, "x", "y");
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);
        connectors.awaitCommitted(topic, second);

        assertThat(only("by_id").getFormattedContents()).isEqualTo("[k:'1', v:'one']");
        assertThat(only("by_name").getFormattedContents()).isEqualTo("[k:'one', v:'1']");
        assertThat(only("other").getFormattedContents()).isEqualTo("[k:'x', v:'y']");

        config.put("topics.regex", "eu-" + topic);
        assertThat(connectors.errors(config).get("topics.regex")).contains("None of the topics with settings matches");
    }

    /** Ten kilobytes a record, and a hundred a second: thirty records take their time, whatever the cluster could do. */
    @Test
    void keepsToItsRate() {
        session.execute("CREATE TABLE " + keyspace + ".slow (k text PRIMARY KEY, v text)");
        Map<String, String> config = sink("slow", "k=key, v=value");
        config.put("maxMegabytesPerSecond", "0.1");
        config.put("topic." + topic + "." + keyspace + ".slow.timestampSource", "now");
        String[] records = new String[2 * 30];
        for (int i = 0; i < records.length; i += 2) {
            records[i] = "k" + i;
            records[i + 1] = "v".repeat(10_000);
        }
        connectors.send(topic, records);
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);

        Row times = session.execute("SELECT min(writetime(v)), max(writetime(v)), count(*) FROM " + keyspace + ".slow")
                .one();
        assertThat(times.getLong(2)).isEqualTo(30);
        assertThat(times.getLong(1) - times.getLong(0))
                .as("microseconds between the first and the last; 100,000 less for what may be ahead")
                .isGreaterThan(2_700_000);
    }
}
