package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The built jar on plain Spark: reads tables and pushes key predicates down. */
class SparkReadIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static final int STATIONS = 7;
    private static final int HOURS = 500;
    private static final int ALTERED_ROWS = 3000;
    private static String keyspace;

    @BeforeAll
    static void createTables() {
        keyspace = SANDBOX.cassandra().createKeyspace("spark_read");
        CqlSession session = SANDBOX.cassandra().session();
        session.execute("CREATE TABLE " + keyspace + ".readings (station text, hour int, temperature double,"
                + " PRIMARY KEY (station, hour)) WITH CLUSTERING ORDER BY (hour DESC)");
        PreparedStatement insert =
                session.prepare("INSERT INTO " + keyspace + ".readings (station, hour, temperature) VALUES (?, ?, ?)");
        for (int station = 0; station < STATIONS; station++) {
            for (int hour = 0; hour < HOURS; hour++) {
                session.execute(insert.bind("s" + station, hour, hour / 2.0));
            }
        }
        session.execute("CREATE TYPE " + keyspace + ".dimensions (units text, length float, \"Width\" float)");
        session.execute(
                "CREATE TABLE " + keyspace + ".products (id int PRIMARY KEY, name text, size frozen<dimensions>,"
                        + " tags set<text>, prices map<text, decimal>, code uuid, \"Made At\" timestamp, v vector<float, 2>)");
        session.execute(
                "INSERT INTO " + keyspace + ".products (id, name, size, tags, prices, code, \"Made At\", v) VALUES (1,"
                        + " 'Tisch', {units: 'cm', length: 1.5, \"Width\": 2.5}, {'b', 'a'}, {'EUR': 9.99},"
                        + " 123e4567-e89b-12d3-a456-426614174000, '2008-04-01T12:00:00.123Z', [1.0, 2.0])");
        session.execute("INSERT INTO " + keyspace + ".products (id) VALUES (2)");
    }

    @SparkBuildTest
    void readsTablesAsTheyAre(SandboxRuntime spark) {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("all", "SELECT count(*) AS n, sum(temperature) AS t FROM readings WHERE temperature >= 0");
        queries.put("rows", "SELECT count(*) AS n FROM readings");
        queries.put(
                "partition", "SELECT hour, temperature FROM readings WHERE station = 's3' AND hour < 3 ORDER BY hour");
        queries.put(
                "keys",
                "SELECT station, max(hour) AS h FROM readings WHERE station IN ('s1', 's5', 'none') GROUP BY station");
        queries.put("hours", "SELECT station, hour FROM readings WHERE station = 's2' AND hour IN (4, 5, 999)");
        queries.put("products", "SELECT * FROM products");
        queries.put(
                "nested", "SELECT size.Width AS w, prices['EUR'] AS eur, tags[0] AS tag FROM products WHERE id = 1");

        SparkResult result = run(spark, queries);

        double sum = STATIONS * (HOURS * (HOURS - 1) / 2) / 2.0;
        assertThat(result.value("all")).isEqualTo("{\"n\":3500,\"t\":" + sum + "}");
        assertThat(result.value("rows")).isEqualTo("{\"n\":3500}");
        assertThat(result.value("partition"))
                .isEqualTo(
                        "{\"hour\":0,\"temperature\":0.0} {\"hour\":1,\"temperature\":0.5} {\"hour\":2,\"temperature\":1.0}");
        assertThat(result.value("keys")).isEqualTo("{\"station\":\"s1\",\"h\":499} {\"station\":\"s5\",\"h\":499}");
        assertThat(result.value("hours")).isEqualTo("{\"station\":\"s2\",\"hour\":4} {\"station\":\"s2\",\"hour\":5}");
        assertThat(result.value("products"))
                .isEqualTo(
                        "{\"id\":1,\"Made At\":\"2008-04-01T12:00:00.123Z\",\"code\":\"123e4567-e89b-12d3-a456-426614174000\","
                                + "\"name\":\"Tisch\",\"prices\":{\"EUR\":9.990000000000000000},"
                                + "\"size\":{\"units\":\"cm\",\"length\":1.5,\"Width\":2.5},\"tags\":[\"a\",\"b\"],\"v\":[1.0,2.0]}"
                                + " {\"id\":2}");
        assertThat(result.value("nested")).isEqualTo("{\"w\":2.5,\"eur\":9.990000000000000000,\"tag\":\"a\"}");
    }

    /** With the jar as most users have it: Spark's own class loader loads it, and Spark's class path does not know it. */
    @SparkBuildTest
    void readsUserDefinedTypesAsBeansWithTheJarFromSparkJars(SandboxRuntime spark) {
        SparkResult result =
                SANDBOX.sandbox().spark(spark).submit(SparkJob.of("dev.scamander.it.jobs.ProductDataset", keyspace));

        assertThat(result.values("product")).containsExactly("1 Tisch 1.5 x 2.5 cm [a, b] {EUR=9.990000000000000000}");
    }

    @SparkBuildTest
    void readsOnWhenATableGetsAColumnAndStopsWhenItLosesOne(SandboxRuntime spark) {
        CqlSession session = SANDBOX.cassandra().session();
        String table = "altered_" + spark.ordinal();
        session.execute("CREATE TABLE " + keyspace + "." + table + " (k int, c int, b int, z int, PRIMARY KEY (k, c))");
        PreparedStatement insert =
                session.prepare("INSERT INTO " + keyspace + "." + table + " (k, c, b, z) VALUES (1, ?, ?, ?)");
        for (int from = 0; from < ALTERED_ROWS; from += 100) {
            BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
            for (int c = from; c < from + 100; c++) {
                batch.addStatement(insert.bind(c, 2 * c, 3 * c));
            }
            session.execute(batch.build());
        }

        SparkResult result = SANDBOX.sandbox()
                .spark(spark)
                .run(
                        "dev.scamander.it.jobs.AlteredReads",
                        keyspace,
                        table,
                        "added",
                        "ADD COLUMNS (a int)",
                        "dropped",
                        "DROP COLUMN b");

        assertThat(result.value("added.rows")).isEqualTo(Integer.toString(ALTERED_ROWS));
        assertThat(result.value("dropped.error")).contains("the column b of the table was dropped or altered");
    }

    private static SparkResult run(SandboxRuntime spark, Map<String, String> queries) {
        List<String> arguments = new ArrayList<>(List.of(keyspace, "readings,products"));
        queries.forEach((name, sql) -> {
            arguments.add(name);
            arguments.add(sql);
        });
        return SANDBOX.sandbox()
                .spark(spark)
                .run("dev.scamander.it.jobs.SparkQueries", arguments.toArray(String[]::new));
    }
}
