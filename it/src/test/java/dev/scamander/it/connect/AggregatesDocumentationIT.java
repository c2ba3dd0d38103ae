package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tables, the mapping and the queries on the page about exact aggregates work as they stand there. */
class AggregatesDocumentationIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private static final Pattern MAPPING =
            Pattern.compile("\"topic\\.isd-weather\\.weather\\.(daily_weather\\.mapping)\":\\s+\"(.*?)\"");

    private final Connectors connectors = new Connectors(SANDBOX);

    /** What the records of a station on a day add up to. */
    private record Day(BigDecimal rain, double coldest, double hottest, double warmth, long readings) {
        Day plus(Day other) {
            return new Day(
                    rain.add(other.rain),
                    Math.min(coldest, other.coldest),
                    Math.max(hottest, other.hottest),
                    warmth + other.warmth,
                    readings + other.readings);
        }
    }

    private static List<String> blocks(String page, String language) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        while (matcher.find()) {
            Stream.of(matcher.group(1).split(";\n"))
                    .filter(statement -> !statement.isBlank())
                    .forEach(
                            statement -> blocks.add(statement.replace('\n', ' ').trim()));
        }
        return blocks;
    }

    @Test
    void queriesGiveTheTotals() throws IOException {
        String keyspace = SANDBOX.cassandra().createKeyspace("documented");
        String topic = Sandbox.uniqueName("documented");
        String page = Files.readString(ProjectLayout.find().root().resolve("docs/aggregates.md"))
                .replace(" weather.", " " + keyspace + ".")
                .replace("cassandra.weather.", "cassandra." + keyspace + ".");
        List<String> cql = blocks(page, "cql");
        assertThat(cql).hasSize(3);
        cql.subList(0, 2).forEach(SANDBOX.cassandra().session()::execute);
        SANDBOX.kafka().createTopic(topic, 2);
        Matcher mapping = MAPPING.matcher(page);
        assertThat(mapping.find()).isTrue();
        Map<String, String> config = connectors.sink(topic);
        config.put("topic." + topic + "." + keyspace + "." + mapping.group(1), mapping.group(2));
        Map<String, Map<Integer, Day>> expected = send(topic);
        connectors.start(topic, config);
        connectors.awaitCommitted(topic, topic);

        Map<Integer, Day> days = new TreeMap<>();
        for (Row row : SANDBOX.cassandra().session().execute(cql.get(2))) {
            assertThat(row.getInt(0) * 100 + row.getInt(1)).isEqualTo(2008_07);
            assertThat(row.getLong(7)).isEqualTo(row.getLong(8));
            days.put(
                    row.getInt(2),
                    new Day(
                            row.getBigDecimal(3),
                            row.getDouble(4),
                            row.getDouble(5),
                            row.getDouble(6),
                            row.getLong(8)));
        }
        assertThat(days).isEqualTo(expected.get("725030:14732"));

        String lines = SANDBOX.sandbox()
                .spark(SandboxRuntime.SPARK_3_5_2_12)
                .run(SparkJob.of(
                                "dev.scamander.it.jobs.SparkQueries",
                                "",
                                "",
                                "days",
                                blocks(page, "sql").get(0))
                        .setting("spark.sql.catalog.cassandra", "dev.scamander.spark.CassandraCatalog"))
                .value("days");
        Map<String, Set<Integer>> seen = new TreeMap<>();
        for (String line : lines.split("(?<=\\}) ")) {
            JsonNode row = Connectors.json(Connectors.bytes(line));
            Day day = expected.get(row.get("wsid").asText()).get(row.get("day").asInt());
            assertThat(row.get("rain").decimalValue()).isEqualByComparingTo(day.rain);
            assertThat(row.get("mean_temperature").asDouble()).isEqualTo(day.warmth / day.readings);
            seen.computeIfAbsent(row.get("wsid").asText(), wsid -> new TreeSet<>())
                    .add(row.get("day").asInt());
        }
        assertThat(seen.keySet()).isEqualTo(expected.keySet());
        seen.forEach((wsid, of) -> assertThat(of).isEqualTo(expected.get(wsid).keySet()));
        SANDBOX.connect().rest().delete(topic);
    }

    private Map<String, Map<Integer, Day>> send(String topic) {
        Random random = new Random(2008);
        Map<String, Map<Integer, Day>> expected = new TreeMap<>();
        String[] records = new String[2 * 500];
        for (int i = 0; i < records.length; i += 2) {
            String wsid = random.nextBoolean() ? "725030:14732" : "724940:23234";
            int day = 1 + random.nextInt(5);
            BigDecimal rain = BigDecimal.valueOf(random.nextInt(100), 1);
            // few bits behind the point: then any order of addition gives the same double
            double temperature = random.nextInt(400) / 8.0 - 20;
            records[i] = wsid + day;
            records[i + 1] = "{\"wsid\":\"" + wsid + "\",\"year\":2008,\"month\":7,\"day\":" + day
                    + ",\"one_hour_precip\":" + rain + ",\"temperature\":" + temperature + "}";
            expected.computeIfAbsent(wsid, w -> new TreeMap<>())
                    .merge(day, new Day(rain, temperature, temperature, temperature, 1), Day::plus);
        }
        connectors.send(topic, records);
        return expected;
    }
}
