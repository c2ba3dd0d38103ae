package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxProcess;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The worker is killed like by a power cut while records flow, and tasks come and go: what the tables hold in the end is what a
 * fold of the topic gives. {@code -Ddev.scamander.it.kills=10} kills it as often as that.
 */
class SinkRestartIT {
    private static final int KILLS = Integer.getInteger("dev.scamander.it.kills", 2);
    private static final int PARTITIONS = 4;
    private static final int KEYS = 400;
    private static final int HOT_KEYS = 4;
    private static final int RECORDS_A_ROUND = 12_000;
    private static final int RECORDS_A_MILLISECOND = 40;
    private static final long START = System.currentTimeMillis();

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private final Connectors connectors = new Connectors(SANDBOX);
    private final Random random = new Random(4);
    private final String topic = Sandbox.uniqueName("restart");
    private CqlSession session;
    private String keyspace;
    private int sent;

    private Map<String, String> sink(int tasks) {
        Map<String, String> config = connectors.sink(topic);
        config.put("tasks.max", Integer.toString(tasks));
        config.put("consumer.override.max.poll.records", "200");
        // a killed consumer keeps its partitions for this long
        config.put("consumer.override.session.timeout.ms", "6000");
        config.put("consumer.override.heartbeat.interval.ms", "2000");
        // fewer than there are: states are forgotten and read again all the time
        config.put("aggregate.cachedKeys", "20");
        String tables = "topic." + topic + "." + keyspace + ".";
        config.put(tables + "state.mapping", "id=key, v=value.v");
        config.put(tables + "counts.mapping", "id=key, n=value.n");
        config.put(
                tables + "totals.mapping",
                "g=value.g, amount=sum(value.amount), weight=sum(value.weight), least=min(value.v), most=max(value.v),"
                        + " records=count()");
        return config;
    }

    /** Half of the records have one of four keys, and forty of them share each millisecond. */
    private List<ProducerRecord<byte[], byte[]>> round() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < RECORDS_A_ROUND; i++, sent++) {
            int key = random.nextBoolean() ? random.nextInt(HOT_KEYS) : random.nextInt(KEYS);
            String value = "{\"v\":" + sent + ",\"n\":" + (1 + key % 3) + ",\"g\":" + random.nextInt(25)
                    + ",\"amount\":" + BigDecimal.valueOf(random.nextInt(100_000), 2) + ",\"weight\":"
                    + random.nextDouble() + "}";
            records.add(new ProducerRecord<>(
                    topic,
                    key % PARTITIONS,
                    START + sent / RECORDS_A_MILLISECOND,
                    Connectors.bytes("k" + key),
                    Connectors.bytes(value)));
        }
        return records;
    }

    @Test
    void tablesHoldWhatAFoldOfTheTopicGives() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("restart");
        session.execute("CREATE TABLE " + keyspace + ".state (id text PRIMARY KEY, v int)");
        session.execute("CREATE TABLE " + keyspace + ".counts (id text PRIMARY KEY, n counter)");
        session.execute("CREATE TABLE " + keyspace + ".totals (g int, source text, upto bigint, amount decimal,"
                + " weight double, least int, most int, records bigint, PRIMARY KEY ((g), source))");
        session.execute("CREATE TABLE " + keyspace + ".totals_sources (source text, sequence bigint, record_time"
                + " timestamp, fingerprint bigint, PRIMARY KEY ((source), sequence))");
        SANDBOX.kafka().createTopic(topic, PARTITIONS);
        connectors.start(topic, sink(2));
        SandboxProcess worker = SANDBOX.connect().workers().get(0);
        for (int kill = 0; kill < KILLS; kill++) {
            int before = sent;
            connectors.send(round());
            awaitStateOfRecord(before);
            worker.kill();
            worker.start();
            // a change of the tasks moves partitions while records of before the kill come again
            SANDBOX.connect().rest().put(topic, sink(2 + (kill + 1) % 2));
        }
        connectors.send(round());
        worker.stop();
        worker.start();
        connectors.awaitCommitted(topic, topic);

        List<ConsumerRecord<byte[], byte[]>> records = SANDBOX.kafka().readAll(topic);
        assertThat(records).hasSize(sent);
        assertThat(state()).isEqualTo(latest(records));
        assertThat(totals()).isEqualTo(fold(records));
        checkCounters(records);
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq")).isEmpty();
        SANDBOX.connect().rest().delete(topic);
    }

    private void awaitStateOfRecord(int number) {
        Awaitility.await("records from " + number + " on")
                .atMost(Connectors.PATIENCE)
                .until(() -> session.execute("SELECT max(v) FROM " + keyspace + ".state")
                                .one()
                                .getInt(0)
                        >= number);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private Map<String, Integer> latest(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Integer> latest = new TreeMap<>();
        records.forEach(record ->
                latest.put(key(record), Connectors.json(record.value()).get("v").asInt()));
        return latest;
    }

    private Map<String, Integer> state() {
        Map<String, Integer> state = new TreeMap<>();
        session.execute("SELECT id, v FROM " + keyspace + ".state")
                .forEach(row -> state.put(row.getString(0), row.getInt(1)));
        return state;
    }

    private Map<String, List<Object>> fold(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, List<Object>> totals = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            JsonNode value = Connectors.json(record.value());
            int v = value.get("v").asInt();
            totals.merge(
                    value.get("g").asInt() + " of " + topic + "/" + record.partition(),
                    List.of(
                            record.offset(),
                            new BigDecimal(value.get("amount").asText()),
                            value.get("weight").asDouble(),
                            v,
                            v,
                            1L),
                    (a, b) -> List.of(
                            b.get(0),
                            ((BigDecimal) a.get(1)).add((BigDecimal) b.get(1)),
                            (double) a.get(2) + (double) b.get(2),
                            Math.min((int) a.get(3), (int) b.get(3)),
                            Math.max((int) a.get(4), (int) b.get(4)),
                            (long) a.get(5) + (long) b.get(5)));
        }
        totals.replaceAll((key, total) -> List.of(
                total.get(0),
                ((BigDecimal) total.get(1)).stripTrailingZeros(),
                total.get(2),
                total.get(3),
                total.get(4),
                total.get(5)));
        return totals;
    }

    private Map<String, List<Object>> totals() {
        Map<String, List<Object>> totals = new TreeMap<>();
        for (Row row : session.execute(
                "SELECT g, source, upto, amount, weight, least, most, records FROM " + keyspace + ".totals")) {
            totals.put(
                    row.getInt(0) + " of " + row.getString(1),
                    List.of(
                            row.getLong(2),
                            row.getBigDecimal(3).stripTrailingZeros(),
                            row.getDouble(4),
                            row.getInt(5),
                            row.getInt(6),
                            row.getLong(7)));
        }
        return totals;
    }

    private void checkCounters(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Long> expected = new TreeMap<>();
        records.forEach(record -> expected.merge(
                key(record), Connectors.json(record.value()).get("n").asLong(), Long::sum));
        Map<String, Long> counters = new TreeMap<>();
        session.execute("SELECT id, n FROM " + keyspace + ".counts")
                .forEach(row -> counters.put(row.getString(0), row.getLong(1)));
        assertThat(counters.keySet()).isEqualTo(expected.keySet());
        assertThat(counters).allSatisfy((id, n) -> assertThat(n).isGreaterThanOrEqualTo(expected.get(id)));
        long all = expected.values().stream().mapToLong(n -> n).sum();
        long counted = counters.values().stream().mapToLong(n -> n).sum();
        System.out.println(KILLS + " kills, " + sent + " records: counters are " + (counted - all) + " above " + all);
    }
}
