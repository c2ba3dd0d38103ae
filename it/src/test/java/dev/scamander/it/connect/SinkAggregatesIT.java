package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exact aggregates: each record once in the totals, however often it is delivered, and never silently left out. */
class SinkAggregatesIT {
    private static final String MAPPING =
            "station=value.s, day=value.d, rain=sum(value.rain), tenths=sum(scale(value.rain,"
                    + " 10)), coldest=min(value.t), hottest=max(value.t), warmth=sum(value.t), rained=count(value.rain),"
                    + " readings=count()";

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("aggregates");
    private CqlSession session;
    private String keyspace;

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("aggregates");
        session.execute("CREATE TABLE " + keyspace + ".daily (station text, day int, source text, upto bigint,"
                + " rain decimal, tenths bigint, coldest double, hottest double, warmth double, rained bigint,"
                + " readings bigint, PRIMARY KEY ((station), day, source))");
        session.execute(
                "CREATE TABLE " + keyspace + ".daily_sources (source text, sequence bigint, record_time timestamp,"
                        + " fingerprint bigint, PRIMARY KEY ((source), sequence))");
        SANDBOX.kafka().createTopic(topic, 2);
    }

    private Map<String, String> sink() {
        Map<String, String> config = connectors.sink(topic);
        config.put("topic." + topic + "." + keyspace + ".daily.mapping", MAPPING);
        config.put("aggregate.cachedKeys", "7");
        return config;
    }

    /** Records of 5 stations and 6 days, one in 10 without rain, and what they add up to by station and day. */
    private Map<String, List<Object>> send(int records, int seed) {
        Random random = new Random(seed);
        Map<String, List<Object>> expected = new TreeMap<>();
        String[] keysAndValues = new String[2 * records];
        for (int i = 0; i < records; i++) {
            String station = "s" + random.nextInt(5);
            int day = random.nextInt(6);
            BigDecimal rain = random.nextInt(10) == 0 ? null : BigDecimal.valueOf(random.nextInt(1000), 2);
            // few bits behind the point: then any order of addition gives the same double
            double t = random.nextInt(400) / 8.0 - 20;
            keysAndValues[2 * i] = station;
            keysAndValues[2 * i + 1] =
                    "{\"s\":\"" + station + "\",\"d\":" + day + ",\"rain\":" + rain + ",\"t\":" + t + "}";
            expected.merge(station + "/" + day, one(rain, t), SinkAggregatesIT::sum);
        }
        connectors.send(topic, keysAndValues);
        return expected;
    }

    private static List<Object> one(BigDecimal rain, double t) {
        BigDecimal tenths = rain == null ? BigDecimal.ZERO : rain.movePointRight(1);
        return List.of(
                rain == null ? BigDecimal.ZERO.setScale(2) : rain,
                tenths.setScale(0, RoundingMode.HALF_UP).longValueExact(),
                t,
                t,
                t,
                rain == null ? 0L : 1L,
                1L);
    }

    static List<Object> sum(List<Object> a, List<Object> b) {
        return List.of(
                ((BigDecimal) a.get(0)).add((BigDecimal) b.get(0)),
                (long) a.get(1) + (long) b.get(1),
                Math.min((double) a.get(2), (double) b.get(2)),
                Math.max((double) a.get(3), (double) b.get(3)),
                (double) a.get(4) + (double) b.get(4),
                (long) a.get(5) + (long) b.get(5),
                (long) a.get(6) + (long) b.get(6));
    }

    /** The totals, as the documentation tells to read them. */
    private Map<String, List<Object>> totals() {
        Map<String, List<Object>> totals = new TreeMap<>();
        for (Row row : session.execute("SELECT station, day, sum(rain), sum(tenths), min(coldest), max(hottest),"
                + " sum(warmth), sum(rained), sum(readings) FROM " + keyspace + ".daily GROUP BY station, day")) {
            totals.put(
                    row.getString(0) + "/" + row.getInt(1),
                    List.of(
                            row.getBigDecimal(2),
                            row.getLong(3),
                            row.getDouble(4),
                            row.getDouble(5),
                            row.getDouble(6),
                            row.getLong(7),
                            row.getLong(8)));
        }
        return totals;
    }

    private static Map<String, List<Object>> both(Map<String, List<Object>> a, Map<String, List<Object>> b) {
        Map<String, List<Object>> both = new TreeMap<>(a);
        b.forEach((key, totals) -> both.merge(key, totals, SinkAggregatesIT::sum));
        return both;
    }

    private void rewind() throws Exception {
        SANDBOX.connect().rest().stop(topic);
        SANDBOX.kafka()
                .admin()
                .alterConsumerGroupOffsets(
                        "connect-" + topic,
                        Map.of(
                                new TopicPartition(topic, 0), new OffsetAndMetadata(0),
                                new TopicPartition(topic, 1), new OffsetAndMetadata(0)))
                .all()
                .get();
        SANDBOX.connect().rest().resume(topic);
    }

    @Test
    void replaysAddNothing() throws Exception {
        Map<String, List<Object>> first = send(3000, 1);
        connectors.start(topic, sink());
        connectors.awaitCommitted(topic, topic);
        assertThat(totals()).isEqualTo(first);

        rewind();
        Map<String, List<Object>> second = send(2000, 2);
        connectors.awaitCommitted(topic, topic);
        assertThat(totals()).isEqualTo(both(first, second));
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq")).isEmpty();
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void aTopicMadeAnewIsRecognised() throws Exception {
        Map<String, List<Object>> first = send(500, 3);
        connectors.start(topic, sink());
        connectors.awaitCommitted(topic, topic);
        SANDBOX.connect().rest().stop(topic);
        SANDBOX.kafka().admin().deleteTopics(List.of(topic)).all().get();
        Awaitility.await()
                .atMost(Connectors.PATIENCE)
                .until(() -> !SANDBOX.kafka().admin().listTopics().names().get().contains(topic));
        SANDBOX.kafka().createTopic(topic, 2);
        Map<String, List<Object>> second = send(400, 4);
        SANDBOX.connect().rest().resume(topic);

        Awaitility.await()
                .atMost(Connectors.PATIENCE)
                .until(() -> SANDBOX.connect().rest().status(topic).hasFailed());
        assertThat(SANDBOX.connect().rest().status(topic).traces())
                .contains("made anew", "daily.aggregateGeneration", "TRUNCATE " + keyspace + ".daily");
        assertThat(totals()).isEqualTo(first);

        Map<String, String> config = new HashMap<>(sink());
        config.put("topic." + topic + "." + keyspace + ".daily.aggregateGeneration", "2");
        // what the failed tasks have left in the status would be taken for the new ones'
        SANDBOX.connect().rest().stop(topic);
        Awaitility.await()
                .atMost(Connectors.PATIENCE)
                .until(() -> SANDBOX.connect().rest().status(topic).tasks().isEmpty());
        SANDBOX.connect().rest().put(topic, config);
        SANDBOX.connect().rest().resume(topic);
        SANDBOX.connect().rest().awaitRunning(topic, Integer.parseInt(config.get("tasks.max")), Connectors.PATIENCE);
        connectors.awaitCommitted(topic, topic);
        assertThat(totals()).isEqualTo(both(first, second));
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void whatDoesNotFitATotalIsADeadLetter() {
        session.execute("CREATE TABLE " + keyspace + ".small (k text, source text, upto bigint, n int,"
                + " PRIMARY KEY ((k), source))");
        session.execute("CREATE TABLE " + keyspace + ".small_sources (source text, sequence bigint, record_time"
                + " timestamp, fingerprint bigint, PRIMARY KEY ((source), sequence))");
        Map<String, String> config = connectors.sink(topic);
        config.put("topic." + topic + "." + keyspace + ".small.mapping", "k=key, n=sum(value.n)");
        connectors.send(
                topic, "a", "{\"n\":2000000000}", "a", "{\"n\":2000000000}", "a", "{\"n\":7}", "a", null, "b", "{}");
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);

        assertThat(session.execute("SELECT k, n FROM " + keyspace + ".small").all())
                .extracting(row -> row.getString(0) + row.getObject(1))
                .containsExactlyInAnyOrder("a2000000007", "bnull");
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq"))
                .extracting(SinkErrorsIT::reason)
                .hasSize(2)
                .anySatisfy(reason -> assertThat(reason).contains("n int", "2000000000 + 2000000000"))
                .anySatisfy(reason -> assertThat(reason).contains("tombstone"));
        SANDBOX.connect().rest().delete(topic);
    }
}
