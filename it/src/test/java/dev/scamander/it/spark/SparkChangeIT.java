package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code DELETE}, {@code UPDATE} and {@code MERGE} leave a table as the same statements leave a model of it. */
class SparkChangeIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static final int STATEMENTS = Integer.getInteger("scamander.changes", 25);
    private static final long SEED = Long.getLong("scamander.seed", System.nanoTime());

    private final CqlSession session = SANDBOX.cassandra().session();

    @SparkBuildTest
    void changesRowsAsAModelDoes(SandboxRuntime spark) {
        System.out.println("SparkChangeIT: -Dscamander.seed=" + SEED);
        String keyspace = SANDBOX.cassandra().createKeyspace("spark_change");
        session.execute("CREATE TABLE " + keyspace + ".t (p int, c int, a int, b text, PRIMARY KEY (p, c))");
        RandomChanges changes = new RandomChanges(SEED, "cass." + keyspace + ".t");
        PreparedStatement insert = session.prepare("INSERT INTO " + keyspace + ".t (p, c, a, b) VALUES (?, ?, ?, ?)");
        changes.rows().forEach(line -> session.execute(insert.bind(line.p(), line.c(), line.a(), line.b())));
        List<String> queries = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < STATEMENTS; i++) {
            queries.addAll(List.of("change" + i, changes.next()));
            queries.addAll(List.of("rows" + i, "SELECT p, c, a, b FROM cass." + keyspace + ".t ORDER BY p, c"));
            expected.add(changes.json());
        }

        SparkResult result = run(spark, queries);

        for (int i = 0; i < STATEMENTS; i++) {
            assertThat(result.value("rows" + i))
                    .as("seed %d: %s", SEED, queries.get(4 * i + 1))
                    .isEqualTo(expected.get(i));
        }
        String stored = session.execute("SELECT * FROM " + keyspace + ".t").all().stream()
                .map(row -> new RandomChanges.Line(
                        row.getInt("p"), row.getInt("c"), row.get("a", Integer.class), row.getString("b")))
                .sorted((x, y) -> Integer.compare(1000 * x.p() + x.c(), 1000 * y.p() + y.c()))
                .map(RandomChanges.Line::json)
                .collect(Collectors.joining(" "));
        assertThat(stored).isEqualTo(changes.json());
    }

    @SparkBuildTest
    void writesWhatChangesAndRefusesWhatCannot(SandboxRuntime spark) {
        String keyspace = SANDBOX.cassandra().createKeyspace("spark_change");
        session.execute("CREATE TABLE " + keyspace + ".t (k int PRIMARY KEY, a int, b int, tags set<text>)");
        session.execute("CREATE TABLE " + keyspace + ".counts (k int PRIMARY KEY, n counter)");
        session.execute("CREATE TABLE " + keyspace + ".shared (k int, c int, s int STATIC, v int, PRIMARY KEY (k, c))");
        session.execute("CREATE TABLE " + keyspace + ".priced (price decimal PRIMARY KEY, v int)");
        session.execute("CREATE TABLE " + keyspace + ".gone (k int PRIMARY KEY, a int)");
        session.execute("INSERT INTO " + keyspace
                + ".t (k, a, b, tags) VALUES (1, 1, 1, {'x'}) USING TTL 9000 AND TIMESTAMP 77");
        session.execute("INSERT INTO " + keyspace + ".t (k, a) VALUES (2, 2)");
        session.execute("INSERT INTO " + keyspace + ".gone (k, a) VALUES (2, 2)");
        session.execute("UPDATE " + keyspace + ".counts SET n = n + 1 WHERE k = 1");
        for (int c = 0; c < 4; c++) {
            session.execute("INSERT INTO " + keyspace + ".shared (k, c, s, v) VALUES (1, " + c + ", 1, 1)");
        }

        SparkResult result = run(
                spark,
                List.of(
                        "update",
                        "UPDATE cass." + keyspace + ".t SET a = a + 10 WHERE a < 2",
                        "key",
                        "UPDATE cass." + keyspace + ".t SET k = k + 10 WHERE a = 2",
                        "counter",
                        "UPDATE cass." + keyspace + ".counts SET n = 5",
                        "statics",
                        "UPDATE cass." + keyspace + ".shared SET v = 5",
                        "untranslatable",
                        "DELETE FROM cass." + keyspace + ".shared WHERE length(concat('x', v)) = 2",
                        "decimals",
                        "UPDATE cass." + keyspace + ".priced SET v = 5",
                        "any",
                        "DELETE FROM cass." + keyspace + ".shared WHERE v = 1",
                        "range",
                        "DELETE FROM cass." + keyspace + ".shared WHERE k = 1 AND c >= 2",
                        "truncate",
                        "DELETE FROM cass." + keyspace + ".gone",
                        "insert",
                        "INSERT INTO cass." + keyspace + ".t VALUES (3, 30, 31, array('y')), (4, 40, NULL, NULL)",
                        "columns",
                        "INSERT INTO cass." + keyspace + ".t (b, k, tags, a) VALUES (51, 5, NULL, NULL)"));

        Row first = session.execute(
                        "SELECT a, b, tags, ttl(a), ttl(b), writetime(b) FROM " + keyspace + ".t WHERE k = 1")
                .one();
        assertThat(first.getInt(0)).isEqualTo(11);
        assertThat(first.isNull(3)).as("what is set has no TTL").isTrue();
        assertThat(first.getInt(4)).as("what is not set keeps its own").isBetween(8000, 9000);
        assertThat(first.getLong(5)).isEqualTo(77);
        assertThat(first.getSet("tags", String.class)).containsExactly("x");
        assertThat(result.lines()).noneMatch(line -> line.startsWith("update.error"));
        assertThat(result.value("key.error")).contains("(k = 2)", "(k = 12)", "a primary key cannot change");
        assertThat(result.value("counter.error")).contains("holds counters");
        assertThat(result.value("statics.error")).contains("has static columns", "in mode append");
        assertThat(result.value("untranslatable.error")).contains("has static columns", "partition key");
        assertThat(result.value("decimals.error")).contains("partition key column price holds decimals");
        assertThat(result.value("any.error")).contains("has static columns");
        assertThat(session.execute("SELECT c FROM " + keyspace + ".shared WHERE k = 1")
                        .all())
                .extracting(row -> row.getInt(0))
                .containsExactly(0, 1);
        assertThat(session.execute("SELECT * FROM " + keyspace + ".gone").all()).isEmpty();
        assertThat(session.execute("SELECT k, a, b FROM " + keyspace + ".t WHERE k IN (2, 3, 4, 5)")
                        .all())
                .extracting(row -> row.getInt("k") + "," + row.getInt("a") + "," + row.getInt("b"))
                .containsExactlyInAnyOrder("2,2,0", "3,30,31", "4,40,0", "5,0,51");
    }

    private static SparkResult run(SandboxRuntime spark, List<String> queries) {
        List<String> arguments = new ArrayList<>(List.of("", ""));
        arguments.addAll(queries);
        return SANDBOX.sandbox()
                .spark(spark)
                .run(SparkJob.of("dev.scamander.it.jobs.SparkQueries", arguments.toArray(String[]::new))
                        .setting("spark.sql.catalog.cass", "dev.scamander.spark.CassandraCatalog"));
    }
}
