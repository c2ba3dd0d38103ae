package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables that the sink makes for the user. */
class SinkDdlIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("ddl");
    private CqlSession session;
    private String keyspace;

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("ddl");
        SANDBOX.kafka().createTopic(topic, 4);
    }

    private Map<String, String> sink(String ddlAuto, String table, String... options) {
        Map<String, String> config = connectors.sink(topic);
        config.put("ddl.auto", ddlAuto);
        for (int i = 0; i < options.length; i += 2) {
            config.put("topic." + topic + "." + keyspace + "." + table + "." + options[i], options[i + 1]);
        }
        return config;
    }

    @Test
    void tasksThatRaceCreateOneTableWithItsTypes() {
        Map<String, String> config = sink(
                "create",
                "orders",
                "mapping",
                "id=key, total=value.total, ship=value.ship, items=value.items",
                "primaryKey",
                "id");
        config.put("tasks.max", "4");
        String[] records = new String[2 * 400];
        for (int i = 0; i < 400; i++) {
            records[2 * i] = "o" + i;
            records[2 * i + 1] = "{\"total\":" + i + ".25,\"ship\":{\"street\":\"Main St\",\"zip\":\"10115\"},"
                    + "\"items\":[{\"sku\":\"A" + i + "\",\"count\":" + i + "}]}";
        }
        connectors.send(topic, records);
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);

        assertThat(session.execute("SELECT id FROM " + keyspace + ".orders").all())
                .hasSize(400);
        Row row = session.execute("SELECT * FROM " + keyspace + ".orders WHERE id = 'o7'")
                .one();
        assertThat(row.getDouble("total")).isEqualTo(7.25);
        assertThat(row.getUdtValue("ship").getString("zip")).isEqualTo("10115");
        assertThat(row.getFormattedContents()).contains("sku:'A7'", "count:7");
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq")).isEmpty();
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void evolveAddsColumnsAndFields() {
        session.execute("CREATE TYPE " + keyspace + ".size (width bigint)");
        session.execute("CREATE TABLE " + keyspace + ".item (id text PRIMARY KEY, name text)");
        connectors.send(
                topic, "1", "{\"no\":\"1\",\"name\":\"desk\",\"price\":9.5,\"size\":{\"width\":3,\"depth\":4}}");
        connectors.start(
                topic,
                sink("evolve", "item", "mapping", "id=value.no, name=value.name, price=value.price, size=value.size"));
        connectors.awaitCommitted(topic, topic);

        Row row = session.execute("SELECT * FROM " + keyspace + ".item").one();
        assertThat(row.getString("name")).isEqualTo("desk");
        assertThat(row.getDouble("price")).isEqualTo(9.5);
        assertThat(row.getUdtValue("size").getLong("width")).isEqualTo(3);
        assertThat(row.getUdtValue("size").getLong("depth")).isEqualTo(4);
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void tablesOfExactAggregatesAreCreated() {
        connectors.send(topic, "a", "{\"n\":5}", "a", "{\"n\":7}", "b", "{\"n\":1}");
        connectors.start(topic, sink("create", "totals", "mapping", "k=key, n=sum(value.n), records=count()"));
        connectors.awaitCommitted(topic, topic);

        Row row = session.execute("SELECT sum(n), sum(records) FROM " + keyspace + ".totals WHERE k = 'a'")
                .one();
        assertThat(row.getBigInteger(0)).isEqualTo(BigInteger.valueOf(12));
        assertThat(row.getLong(1)).isEqualTo(2);
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void aPrimaryKeyThatNobodyNamedIsAskedFor() {
        JsonNode answer = SANDBOX.connect()
                .rest()
                .validate(Connectors.SINK, sink("create", "orders", "mapping", "id=value.id, total=value.total"));
        assertThat(answer.toString()).contains("orders.primaryKey", "Required to create");
        assertThat(SANDBOX.connect()
                        .rest()
                        .validate(Connectors.SINK, sink("none", "orders", "mapping", "id=key"))
                        .toString())
                .contains("does not exist");
    }
}
