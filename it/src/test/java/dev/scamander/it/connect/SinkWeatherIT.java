package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example that users copy: one topic to the weather table and to the counters of its daily precipitation. */
class SinkWeatherIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private final Connectors connectors = new Connectors(SANDBOX);

    @Test
    void oneTopicFeedsATableAndItsCounters() throws Exception {
        CqlSession session = SANDBOX.cassandra().session();
        String keyspace = SANDBOX.cassandra().createKeyspace("weather");
        String topic = Sandbox.uniqueName("weather");
        session.execute(
                "CREATE TABLE " + keyspace + ".raw_weather_data (wsid text, year int, month int, day int, hour int,"
                        + " temperature double, dewpoint double, pressure double, wind_direction int, wind_speed double,"
                        + " sky_condition int, one_hour_precip double, six_hour_precip double,"
                        + " PRIMARY KEY ((wsid), year, month, day, hour))"
                        + " WITH CLUSTERING ORDER BY (year DESC, month DESC, day DESC, hour DESC)");
        session.execute("CREATE TABLE " + keyspace + ".daily_aggregate_precip (wsid text, year int, month int, day int,"
                + " precipitation counter, PRIMARY KEY ((wsid), year, month, day))");
        SANDBOX.kafka().createTopic(topic, 2);
        Map<String, String> config = new LinkedHashMap<>();
        connectors
                .example("weather-sink.json")
                .forEach((key, value) -> config.put(
                        key.replace("topic.isd-weather.weather.", "topic." + topic + "." + keyspace + "."), value));
        config.put("topics", topic);
        config.put("errors.deadletterqueue.topic.name", topic + ".dlq");

        Random random = new Random(20080101);
        Map<String, Long> tenths = new HashMap<>();
        String[] records = new String[2 * 4 * 5 * 24];
        int next = 0;
        for (int station = 0; station < 4; station++) {
            for (int day = 1; day <= 5; day++) {
                for (int hour = 0; hour < 24; hour++) {
                    long precipitation = random.nextInt(40) - 1;
                    tenths.merge("s" + station + "/" + day, precipitation, Long::sum);
                    records[next++] = null;
                    records[next++] = String.format(
                            "{\"wsid\":\"s%d\",\"year\":2008,\"month\":1,\"day\":%d,\"hour\":%d,\"temperature\":%d.5,"
                                    + "\"dewpoint\":null,\"one_hour_precip\":%s}",
                            station,
                            day,
                            hour,
                            hour - 12,
                            (precipitation < 0 ? "-0.1" : precipitation / 10 + "." + precipitation % 10));
                }
            }
        }
        connectors.send(topic, records);
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);

        assertThat(session.execute("SELECT * FROM " + keyspace + ".raw_weather_data")
                        .all())
                .hasSize(480);
        Row row = session.execute("SELECT * FROM " + keyspace
                        + ".raw_weather_data WHERE wsid = 's1' AND year = 2008 AND month = 1 AND day = 2 AND hour = 3")
                .one();
        assertThat(row.getDouble("temperature")).isEqualTo(-9.5);
        assertThat(row.isNull("dewpoint")).isTrue();
        assertThat(row.isNull("pressure")).isTrue();
        Map<String, Long> counted = new HashMap<>();
        session.execute("SELECT wsid, day, precipitation FROM " + keyspace + ".daily_aggregate_precip")
                .forEach(day -> counted.put(day.getString(0) + "/" + day.getInt(1), day.getLong(2)));
        assertThat(counted).isEqualTo(tenths);
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq")).isEmpty();
    }
}
