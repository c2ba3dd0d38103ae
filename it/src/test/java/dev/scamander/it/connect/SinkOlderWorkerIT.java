package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.it.quickstart.ConfigExamples;
import dev.scamander.it.sandbox.ConnectSpec;
import dev.scamander.it.sandbox.KafkaSpec;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The sink on a worker of Kafka 3.9, with the example configs that users copy: rows, exact aggregates and dead letters. The worker
 * itself would commit every ten minutes only; where counters are, the sink asks for more.
 */
class SinkOlderWorkerIT {
    private static final int HOURS = 240;

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(Sandbox.describe()
            .cassandra()
            .kafka(KafkaSpec.of(SandboxRuntime.KAFKA_3_9))
            .connect(ConnectSpec.workers(1)
                    .runtime(SandboxRuntime.KAFKA_3_9)
                    .setting("offset.flush.interval.ms", "600000")));

    private final Connectors connectors = new Connectors(SANDBOX);
    private final CqlSession session = SANDBOX.cassandra().session();
    private final String keyspace = SANDBOX.cassandra().createKeyspace("older");
    private final String topic = Sandbox.uniqueName("older");

    private Map<String, String> example(String file) throws Exception {
        Map<String, String> config = new LinkedHashMap<>();
        connectors
                .example(file)
                .forEach((key, value) -> config.put(
                        key.replace("topic.isd-weather.weather.", "topic." + topic + "." + keyspace + "."), value));
        config.put("topics", topic);
        config.put("errors.deadletterqueue.topic.name", topic + "." + file);
        return config;
    }

    private void createTables(String file) {
        new ConfigExamples(ProjectLayout.find().root().resolve("config-examples"))
                .schema(file).stream()
                        .filter(statement -> statement.contains("TABLE"))
                        .forEach(statement -> session.execute(statement.replace("weather.", keyspace + ".")));
    }

    @Test
    void examplesRunThere() throws Exception {
        createTables("weather.cql");
        createTables("weather-aggregates.cql");
        SANDBOX.kafka().createTopic(topic, 2);
        String[] records = new String[2 * (HOURS + 1)];
        BigDecimal rain = BigDecimal.ZERO;
        for (int hour = 0; hour < HOURS; hour++) {
            BigDecimal precipitation = BigDecimal.valueOf(hour % 7, 1);
            rain = rain.add(precipitation);
            records[2 * hour + 1] =
                    "{\"wsid\":\"w\",\"year\":2008,\"month\":1,\"day\":" + (1 + hour / 24) + ",\"hour\":" + hour % 24
                            + ",\"temperature\":" + (hour - 100) + ".5,\"one_hour_precip\":" + precipitation + "}";
        }
        records[2 * HOURS + 1] = "{\"wsid\":\"w\"}";
        connectors.send(topic, records);
        connectors.start(topic, example("weather-sink.json"));
        connectors.start(topic + "-totals", example("weather-aggregates-sink.json"));
        connectors.awaitCommitted(topic, topic);
        String counted = "SELECT sum(readings) FROM " + keyspace + ".daily_weather";
        Awaitility.await(counted)
                .atMost(Connectors.PATIENCE)
                .until(() -> session.execute(counted).one().getLong(0) == HOURS);

        assertThat(session.execute("SELECT hour FROM " + keyspace + ".raw_weather_data")
                        .all())
                .hasSize(HOURS);
        Row totals = session.execute("SELECT sum(rain), min(coldest), max(hottest), sum(readings), sum(warmths) FROM "
                        + keyspace + ".daily_weather WHERE wsid = 'w'")
                .one();
        assertThat(totals.getBigDecimal(0)).isEqualByComparingTo(rain);
        assertThat(totals.getDouble(1)).isEqualTo(-100.5);
        assertThat(totals.getDouble(2)).isEqualTo(HOURS - 101 + 0.5);
        assertThat(totals.getLong(3)).isEqualTo(HOURS);
        assertThat(totals.getLong(4)).isEqualTo(HOURS);
        assertThat(SANDBOX.kafka().readAll(topic + ".weather-sink.json")).hasSize(1);
        Awaitility.await("the totals' dead letter")
                .atMost(Connectors.PATIENCE)
                .ignoreExceptions()
                .until(() -> SANDBOX.kafka()
                                .readAll(topic + ".weather-aggregates-sink.json")
                                .size()
                        == 1);
        SANDBOX.connect().rest().delete(topic);
        SANDBOX.connect().rest().delete(topic + "-totals");
    }
}
