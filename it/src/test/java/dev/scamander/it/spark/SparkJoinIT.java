package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SQL joins with the planner's extensions: no exchange between tables that are stored alike, and lookups instead of scans. */
class SparkJoinIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static final int STATIONS = 300;
    private static final int HOURS = 5;

    /** {@code -Dscamander.join.rows=1000000} is the full size; a hundredth of the rows is joined. */
    private static final int ROWS = Integer.getInteger("scamander.join.rows", 20_000);

    private static final int KEYS = ROWS / 100;
    private static String keyspace;

    @BeforeAll
    static void createTables() {
        keyspace = SANDBOX.cassandra().createKeyspace("joins");
        CqlSession session = SANDBOX.cassandra().session();
        session.execute("CREATE TABLE " + keyspace + ".stations (station text PRIMARY KEY, height int)");
        session.execute("CREATE TABLE " + keyspace + ".readings (station text, hour int, temperature double,"
                + " PRIMARY KEY (station, hour))");
        PreparedStatement station =
                session.prepare("INSERT INTO " + keyspace + ".stations (station, height) VALUES (?, ?)");
        PreparedStatement reading =
                session.prepare("INSERT INTO " + keyspace + ".readings (station, hour, temperature) VALUES (?, ?, ?)");
        // Every third station has no readings, and some readings are of no station.
        for (int i = 0; i < STATIONS; i++) {
            int number = i;
            session.execute(station.bind("s" + i, i));
            if (i % 3 != 0) {
                IntStream.range(0, HOURS)
                        .mapToObj(hour -> session.executeAsync(reading.bind("s" + number, hour, number + hour / 10.0))
                                .toCompletableFuture())
                        .toList()
                        .forEach(future -> future.join());
            }
        }
        session.execute(reading.bind("nowhere", 1, -1.0));
        session.execute("CREATE TABLE " + keyspace + ".numbers (station text PRIMARY KEY, height int)");
        PreparedStatement numbers =
                session.prepare("INSERT INTO " + keyspace + ".numbers (station, height) VALUES (?, ?)");
        for (int from = 0; from < ROWS; from += 500) {
            IntStream.range(from, Math.min(ROWS, from + 500))
                    .mapToObj(
                            i -> session.executeAsync(numbers.bind("n" + i, i)).toCompletableFuture())
                    .toList()
                    .forEach(future -> future.join());
        }
        SANDBOX.cassandra().refreshSizeEstimates(keyspace);
    }

    @SparkBuildTest
    void joinsAndGroupsTablesOfOnePartitionKeyWithoutExchange(SandboxRuntime spark) {
        SparkResult result = run(
                spark,
                Map.of("spark.sql.sources.v2.bucketing.enabled", "true", "spark.sql.autoBroadcastJoinThreshold", "-1"),
                "set:directJoinSetting",
                "off",
                "inner",
                "SELECT station, height, hour, temperature FROM stations JOIN readings USING (station)",
                "left",
                "SELECT s.station, r.hour FROM stations s LEFT JOIN readings r ON s.station = r.station",
                "full",
                "SELECT s.height, r.hour FROM stations s FULL JOIN readings r ON s.station = r.station",
                "grouped",
                "SELECT s.station, max(height) AS h, sum(temperature) AS t, count(*) AS n FROM stations s"
                        + " JOIN readings r ON s.station = r.station GROUP BY s.station",
                "aggregate",
                "SELECT station, percentile(temperature, 0.5) AS t FROM readings GROUP BY station");

        for (String query : List.of("inner", "left", "full", "grouped", "aggregate")) {
            assertThat(result.value(query + ".plan")).contains("BatchScan").doesNotContain("Exchange");
        }
        int withReadings = STATIONS / 3 * 2;
        assertThat(result.value("inner.count")).isEqualTo(Integer.toString(withReadings * HOURS));
        assertThat(result.value("inner"))
                .startsWith("{\"station\":\"s1\",\"height\":1,\"hour\":0,\"temperature\":1.0}"
                        + " {\"station\":\"s1\",\"height\":1,\"hour\":1,\"temperature\":1.1}");
        assertThat(result.value("left.count")).isEqualTo(Integer.toString(withReadings * HOURS + STATIONS / 3));
        assertThat(result.value("full.count")).isEqualTo(Integer.toString(withReadings * HOURS + STATIONS / 3 + 1));
        assertThat(result.value("grouped.count")).isEqualTo(Integer.toString(withReadings));
        assertThat(result.value("grouped")).startsWith("{\"station\":\"s1\",\"h\":1,\"t\":6.0,\"n\":5}");
        assertThat(result.value("aggregate.count")).isEqualTo(Integer.toString(withReadings + 1));
    }

    @SparkBuildTest
    void looksUpKeysAndGivesWhatAScanGives(SandboxRuntime spark) {
        String few = "(SELECT concat('s', id) AS station, id, CAST(id % 4 AS bigint) AS big FROM range(12)) few";
        String keyed = "(SELECT concat('s', id) AS k, CAST(id % 7 AS bigint) AS h FROM range(40)) keyed";
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("inner", "SELECT * FROM " + few + " JOIN readings r ON few.station = r.station");
        queries.put("reversed", "SELECT r.*, few.id FROM readings r JOIN " + few + " ON r.station = few.station");
        queries.put("left", "SELECT few.id, r.* FROM " + few + " LEFT JOIN readings r ON few.station = r.station");
        queries.put(
                "right",
                "SELECT few.id, r.hour FROM readings r RIGHT JOIN " + few
                        + " ON few.station = r.station AND r.hour + few.id % 2 > 3");
        queries.put("semi", "SELECT id FROM " + few + " LEFT SEMI JOIN readings r ON few.station = r.station");
        queries.put(
                "anti",
                "SELECT id FROM " + few
                        + " LEFT ANTI JOIN readings r ON few.station = r.station AND r.temperature > 3.2");
        queries.put("expression", "SELECT id, height FROM range(20) JOIN stations ON concat('s', id * 2) = station");
        queries.put(
                "computed",
                "SELECT few.id, t.warm, t.day FROM " + few + " LEFT JOIN (SELECT station,"
                        + " coalesce(temperature > 5, true) AS warm, hour DIV 2 AS day FROM readings WHERE hour <> 3) t"
                        + " ON few.station = t.station");
        queries.put(
                "clustering", "SELECT k, h, temperature FROM " + keyed + " JOIN readings ON k = station AND h = hour");
        queries.put(
                "range",
                "SELECT few.id, hour FROM " + few
                        + " JOIN (SELECT * FROM readings WHERE hour BETWEEN 1 AND 2) r ON few.station = r.station");
        queries.put(
                "twice",
                "SELECT f.id, r.hour, s.height FROM " + few.replace(" few", " f")
                        + " JOIN stations s ON f.station = s.station LEFT JOIN readings r ON s.station = r.station");
        queries.put(
                "nulls",
                "SELECT n.k, height FROM (VALUES ('s5'), (NULL), ('none'), ('s5')) n(k)"
                        + " LEFT JOIN stations ON n.k = station");
        queries.put(
                "grouped",
                "SELECT few.id % 3 AS g, count(*) AS n, sum(temperature) AS t FROM " + few
                        + " JOIN readings r ON few.station = r.station GROUP BY few.id % 3");
        List<String> arguments = new ArrayList<>(List.of("set:directJoinSetting", "on"));
        queries.forEach((name, sql) -> arguments.addAll(List.of(name + ".direct", sql)));
        arguments.addAll(List.of("set:directJoinSetting", "off"));
        queries.forEach((name, sql) -> arguments.addAll(List.of(name + ".scan", sql)));

        SparkResult result = run(spark, Map.of(), arguments.toArray(String[]::new));

        for (String query : queries.keySet()) {
            assertThat(result.value(query + ".direct.plan"))
                    .as(query)
                    .contains("CassandraDirectJoin")
                    .doesNotContain("BatchScan");
            assertThat(result.value(query + ".scan.plan")).as(query).doesNotContain("CassandraDirectJoin");
            assertThat(result.value(query + ".direct.count"))
                    .as(query)
                    .isEqualTo(result.value(query + ".scan.count"))
                    .isNotEqualTo("0");
            assertThat(result.value(query + ".direct")).as(query).isEqualTo(result.value(query + ".scan"));
        }
        assertThat(result.value("range.direct.plan")).contains("where \"hour\" >= ? AND \"hour\" <= ?");
        assertThat(result.value("clustering.direct.plan")).contains("by [station, hour]");
    }

    @SparkBuildTest
    void readsExactlyThePartitionsOfTheOtherSide(SandboxRuntime spark) {
        int keys = KEYS;
        String query = "SELECT few.id, height FROM (SELECT id, concat('n', id * 2) AS station FROM range(" + keys
                + ")) few JOIN numbers ON few.station = numbers.station";
        // A grown side is cheaper to join by a scan: the lookups would read most of the table.
        String most = "SELECT few.id, height FROM (SELECT id, concat('n', id) AS station FROM range(" + (ROWS - 1)
                + ")) few JOIN numbers ON few.station = numbers.station";
        long reads = count("local_read_latency");
        long scans = count("local_scan_latency");

        SparkResult result = run(spark, Map.of(), "few", query);

        assertThat(result.value("few.count")).isEqualTo(Integer.toString(keys));
        assertThat(result.value("few.plan")).contains("CassandraDirectJoin inner");
        assertThat(count("local_read_latency") - reads).isEqualTo(keys);
        assertThat(count("local_scan_latency") - scans).isZero();

        SparkResult scanned = run(spark, Map.of(), "most", most);
        assertThat(scanned.value("most.plan")).contains("BatchScan").doesNotContain("CassandraDirectJoin");
        assertThat(scanned.value("most.count")).isEqualTo(Integer.toString(ROWS - 1));
        assertThat(count("local_read_latency") - reads).isEqualTo(keys);
        assertThat(count("local_scan_latency") - scans).isPositive();
    }

    @SparkBuildTest
    void readsAndJoinsByTheJavaApi(SandboxRuntime spark) {
        SparkResult result = SANDBOX.sandbox().spark(spark).run("dev.scamander.it.jobs.RddJoins", keyspace);

        assertThat(result.value("rows")).isEqualTo(Integer.toString(STATIONS / 3 * 2 * HOURS + 1));
        assertThat(result.value("where")).isEqualTo("[3,s4] [4,s4]");
        assertThat(result.value("latest")).isEqualTo("[s4,3,4.3] [s4,4,4.4]");
        assertThat(result.value("beans")).isEqualTo("s5@0 s5@1 s5@2 s5@3 s5@4");
        assertThat(result.value("keyed")).isEqualTo("[0] [1] [2] [3] [4]");
        assertThat(result.value("shuffles")).isEqualTo("false");
        assertThat(result.value("spans")).startsWith("(s1,5/").contains("(s2,5/", "(s4,5/", "(s5,5/");
        assertThat(result.value("skipped")).isEqualTo(Integer.toString(STATIONS / 3 * 2 + 1));
        assertThat(result.value("kept.error")).contains("read once, before the next span");
        assertThat(result.value("wrongSpan.error"))
                .contains("[hour] are not the key")
                .contains("[station]");

        assertThat(result.value("joined")).isEqualTo("(s1,[s1,1]) (s2,[s2,2]) (s3,[s3,3]) (s4,[s4,4]) (s5,[s5,5])");
        assertThat(result.value("left")).isEqualTo("(none,-1) (s1,1) (s2,2) (s3,3) (s4,4) (s5,5)");
        assertThat(result.value("filtered")).isEqualTo("[s1,3] [s1,4] [s2,3] [s2,4] [s4,3]");
        assertThat(result.value("clustering")).isEqualTo("[s1,2,1.2] [s2,2,2.2] [s4,2,4.2] [s5,2,5.2]");
        assertThat(result.value("pairs")).isEqualTo("(s1,2:1) (s2,2:2) (s3,2:3) (s4,2:4) (s5,2:5)");
        assertThat(result.value("rowsOf")).isEqualTo("[s1,1] [s2,2] [s3,3] [s4,4] [s5,5]");
        assertThat(result.value("dataset")).isEqualTo("[s1,1] [s2,2] [s3,3] [s4,4] [s5,5]");
        assertThat(result.value("datasetPlan")).isEqualTo("true");
        assertThat(result.value("anti")).isEqualTo("[none]");
        assertThat(result.value("badKey.error")).contains("the key has 1 columns, but 2 values were given");
        assertThat(result.value("badValue.error")).contains("hour int").contains("noon");
        assertThat(result.value("badColumns.error"))
                .contains("[hour] are not the key")
                .contains("[station]");
        assertThat(result.value("streamed"))
                .isEqualTo("[s1,1] [s1,1] [s2,2] [s2,2] [s3,3] [s3,3] [s4,4] [s4,4] [s5,5] [s5,5]");
    }

    @SparkBuildTest
    void doesWhatItsPageSays(SandboxRuntime spark) throws IOException {
        String page = Files.readString(ProjectLayout.find().root().resolve("docs/spark-joins.md"));
        List<String> examples = new ArrayList<>();
        Matcher sql = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(page);
        while (sql.find()) {
            examples.add(sql.group(1).replace('\n', ' '));
        }
        assertThat(examples).hasSize(2);

        SparkResult result = run(
                spark,
                Map.of("spark.sql.sources.v2.bucketing.enabled", "true", "spark.sql.autoBroadcastJoinThreshold", "-1"),
                // The test's tables are so small that reading all of one is cheaper.
                "set:directJoinSetting",
                "on",
                "lookups",
                examples.get(0),
                "set:directJoinSetting",
                "off",
                "noExchange",
                examples.get(1));

        Matcher explained =
                Pattern.compile("CassandraDirectJoin inner weather(.*)").matcher(page);
        assertThat(explained.find()).isTrue();
        assertThat(result.value("lookups.plan")).contains("CassandraDirectJoin inner " + keyspace + explained.group(1));
        assertThat(result.value("lookups.count")).isEqualTo("26");
        assertThat(result.value("noExchange.plan")).contains("BatchScan").doesNotContain("Exchange");
    }

    /** What the server counted, of single partitions read or of ranges scanned. */
    private static long count(String view) {
        return SANDBOX.cassandra()
                .session()
                .execute(
                        "SELECT \"count\" FROM system_views." + view + " WHERE keyspace_name = ? AND table_name = ?",
                        keyspace,
                        "numbers")
                .one()
                .getLong(0);
    }

    private static SparkResult run(SandboxRuntime spark, Map<String, String> settings, String... queries) {
        List<String> arguments = new ArrayList<>(List.of(keyspace, "stations,readings,numbers"));
        arguments.addAll(List.of(queries));
        SparkJob job = SparkJob.of("dev.scamander.it.jobs.JoinQueries", arguments.toArray(String[]::new))
                .setting("spark.sql.extensions", "dev.scamander.spark.CassandraSparkExtensions");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            job = job.setting(setting.getKey(), setting.getValue());
        }
        return SANDBOX.sandbox().spark(spark).run(job);
    }
}
