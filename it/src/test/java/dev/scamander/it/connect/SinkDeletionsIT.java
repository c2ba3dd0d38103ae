package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deletions of ranges and partitions in their order among updates, and columns that belong to a partition. */
class SinkDeletionsIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private static final int RECORDS = 20_000;

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("deletions");
    private CqlSession session;
    private String keyspace;
    private String prefix;

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("deletions");
        prefix = "topic." + topic + "." + keyspace + ".reading.";
        session.execute("CREATE TABLE " + keyspace + ".reading (station text, year int, day int, name text static,"
                + " height int static, a int, b int, PRIMARY KEY ((station), year, day))");
        SANDBOX.kafka().createTopic(topic, 1);
    }

    private Map<String, String> sink(String mapping) {
        Map<String, String> config = connectors.sink(topic);
        config.put(prefix + "mapping", mapping);
        return config;
    }

    /** Half of the updates set one column only, so that a merge over a deletion would bring a value back. */
    @Test
    void tombstonesDeleteRangesInTheirOrderAmongUpdates() {
        Random random = new Random(11);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, Map<Integer, Map<String, Integer>>> expected = new TreeMap<>();
        for (int i = 0; i < RECORDS; i++) {
            String station = "s" + random.nextInt(3);
            int year = 2000 + random.nextInt(4);
            String value = null;
            if (random.nextInt(20) == 0) {
                expected.remove(station + year);
            } else {
                int day = random.nextInt(10);
                Map<String, Integer> row = expected.computeIfAbsent(station + year, k -> new TreeMap<>())
                        .computeIfAbsent(day, k -> new TreeMap<>());
                value = "{\"day\":" + day;
                for (String column :
                        random.nextBoolean() ? List.of("a", "b") : List.of("ab".substring(i % 2, i % 2 + 1))) {
                    value += ",\"" + column + "\":" + i;
                    row.put(column, i);
                }
                value += "}";
            }
            String key = "{\"station\":\"" + station + "\",\"year\":" + year + "}";
            // all of them in one millisecond
            records.add(
                    new ProducerRecord<>(topic, 0, 1_700_000_000_000L, Connectors.bytes(key), Connectors.bytes(value)));
        }
        connectors.send(records);
        Map<String, String> config = sink("station=key.station, year=key.year, day=value.day, a=value.a, b=value.b");
        config.put(prefix + "deleteBy", "station, year");
        config.put("consumer.override.max.poll.records", "5000");
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);

        Map<String, Map<Integer, Map<String, Integer>>> table = new TreeMap<>();
        for (Row row : session.execute("SELECT station, year, day, a, b FROM " + keyspace + ".reading")) {
            Map<String, Integer> columns = table.computeIfAbsent(row.getString(0) + row.getInt(1), k -> new TreeMap<>())
                    .computeIfAbsent(row.getInt(2), k -> new TreeMap<>());
            for (String column : List.of("a", "b")) {
                if (!row.isNull(column)) {
                    columns.put(column, row.getInt(column));
                }
            }
        }
        assertThat(table).isEqualTo(expected);
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq")).isEmpty();
    }

    @Test
    void aMappingOfAPartitionKeyAloneDeletesPartitions() {
        for (String station : List.of("kept", "closed", "gone")) {
            session.execute("INSERT INTO " + keyspace + ".reading (station, year, day, name, a) VALUES ('" + station
                    + "', 2008, 1, 'n', 1) USING TIMESTAMP 5");
        }
        Map<String, String> config = sink("station=key");
        config.put(prefix + "deleteBy", "station");
        connectors.send(topic, "closed", "{\"reason\":\"flood\"}", "gone", null, null, null);
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);

        assertThat(session.execute("SELECT station FROM " + keyspace + ".reading")
                        .all())
                .extracting(row -> row.getString(0))
                .containsExactly("kept");
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq")).singleElement().satisfies(letter -> assertThat(
                        SinkErrorsIT.reason(letter))
                .contains("reading.station text", "is null"));
    }

    @Test
    void staticColumnsAreWrittenByThePartitionKeyAlone() {
        session.execute("INSERT INTO " + keyspace + ".reading (station, year, day, name, height, a)"
                + " VALUES ('closed', 2008, 1, 'old', 7, 1) USING TIMESTAMP 5");
        connectors.send(
                topic,
                "voss",
                "{\"name\":\"Voss\",\"height\":125}",
                "oslo",
                "{\"name\":\"Oslo\"}",
                "voss",
                "{\"height\":126}",
                "closed",
                null);
        connectors.start(topic, sink("station=key, name=value.name, height=value.height"));
        connectors.awaitCommitted(topic, topic);

        assertThat(session.execute("SELECT station, name, height, year, a FROM " + keyspace + ".reading")
                        .all())
                .extracting(row ->
                        row.getString(0) + row.getString(1) + row.getObject(2) + row.getObject(3) + row.getObject(4))
                .containsExactlyInAnyOrder("vossVoss126nullnull", "osloOslonullnullnull", "closednullnull20081");
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq")).isEmpty();
    }

    @Test
    void validationSaysWhatCannotBeDeletedBy() {
        Map<String, String> config = sink("station=key.station, year=value.year, day=value.day, a=value.a");
        config.put(prefix + "deleteBy", "station, day");
        assertThat(connectors.errors(config).get(prefix + "deleteBy")).contains("Has day but not year");
        config.put(prefix + "deleteBy", "station, year");
        assertThat(connectors.errors(config).get(prefix + "deleteBy"))
                .contains("A tombstone has no value.year to find column year by");
        config.put(prefix + "mapping", "station=key.station, year=key.year, day=value.day, a=value.a");
        assertThat(connectors.errors(config)).isEmpty();
        config.put(prefix + "mapping", "station=key.station, year=key.year");
        assertThat(connectors.errors(config)).isEmpty();
        config.put(prefix + "mapping", "station=key.station, name=value.name, a=value.a");
        config.remove(prefix + "deleteBy");
        assertThat(connectors.errors(config).get(prefix + "mapping"))
                .contains("year=...; without clustering columns only static columns can be written, and a is not");
    }
}
