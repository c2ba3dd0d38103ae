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
import dev.scamander.it.sandbox.spark.SparkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Cassandra was asked for and what it sent, not what a plan says. */
class SparkPushdownIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static final int WIDE_ROWS = 20_000;
    private static final int KEYS = 2_000;
    private static final List<String> NARROW = List.of("limited", "indexed", "keyed");
    private static String keyspace;

    @BeforeAll
    static void createTables() {
        keyspace = SANDBOX.cassandra().createKeyspace("pushdown");
        CqlSession session = SANDBOX.cassandra().session();
        session.execute("CREATE TABLE " + keyspace + ".wide (k int, c int, v text, PRIMARY KEY (k, c))");
        PreparedStatement wide = session.prepare("INSERT INTO " + keyspace + ".wide (k, c, v) VALUES (1, ?, 'x')");
        for (int from = 0; from < WIDE_ROWS; from += 500) {
            BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
            IntStream.range(from, from + 500).forEach(c -> batch.addStatement(wide.bind(c)));
            session.execute(batch.build());
        }
        session.execute("CREATE TABLE " + keyspace + ".other (k int, c int, v text, PRIMARY KEY (k, c))");
        IntStream.range(0, 20)
                .forEach(c ->
                        session.execute("INSERT INTO " + keyspace + ".other (k, c, v) VALUES (1, " + c + ", 'x')"));
        for (String table : NARROW) {
            createNarrow(session, table);
        }
        session.execute("CREATE INDEX ON " + keyspace + ".indexed (v) USING 'sai'");
    }

    private static void createNarrow(CqlSession session, String table) {
        session.execute("CREATE TABLE " + keyspace + "." + table + " (k int PRIMARY KEY, v int)");
        PreparedStatement narrow = session.prepare("INSERT INTO " + keyspace + "." + table + " (k, v) VALUES (?, ?)");
        // A connection takes about a thousand requests at a time.
        for (int from = 0; from < KEYS; from += 500) {
            IntStream.range(from, from + 500)
                    .mapToObj(k -> session.executeAsync(narrow.bind(k, k % 100)).toCompletableFuture())
                    .toList()
                    .forEach(future -> future.join());
        }
    }

    /** By the scans' own metrics, and by what the node has counted for tables that nobody else reads. */
    @SparkBuildTest
    void asksForNoMoreThanItNeeds(SandboxRuntime spark) {
        String thousand = IntStream.range(500, 1500).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        ServerFigures limitedBefore = server("limited");
        ServerFigures keyedBefore = server("keyed");
        ServerFigures wideBefore = server("wide");

        SparkResult result = run(
                spark,
                "limit",
                "SELECT * FROM limited LIMIT 10",
                "top",
                "SELECT * FROM wide WHERE k = 1 ORDER BY c DESC LIMIT 5",
                "topOfAll",
                "SELECT * FROM wide ORDER BY c LIMIT 5",
                "count",
                "SELECT count(*) FROM indexed",
                "keys",
                "SELECT * FROM keyed WHERE k IN (" + thousand + ")",
                "index",
                "SELECT * FROM indexed WHERE v = 7");

        assertThat(number(result, "limit.rows")).isLessThanOrEqualTo(10 * number(result, "limit.tasks"));
        assertThat(number(result, "limit.answer")).isEqualTo(10);
        assertThat(number(result, "top.rows")).isEqualTo(5);
        assertThat(number(result, "topOfAll.rows")).isEqualTo(5);
        assertThat(number(result, "count.rows")).isEqualTo(number(result, "count.requests"));
        assertThat(number(result, "keys.rows")).isEqualTo(1000);
        assertThat(number(result, "keys.requests")).isEqualTo(1000);
        assertThat(number(result, "index.rows")).isEqualTo(KEYS / 100);

        ServerFigures limited = server("limited").since(limitedBefore);
        assertThat(limited.scans()).isEqualTo(number(result, "limit.requests"));
        assertThat(limited.largest()).isLessThanOrEqualTo(10);
        ServerFigures keyed = server("keyed").since(keyedBefore);
        assertThat(keyed.reads()).isEqualTo(1000);
        assertThat(keyed.scans()).isZero();
        assertThat(keyed.largest()).isEqualTo(1);
        ServerFigures wide = server("wide").since(wideBefore);
        assertThat(wide.reads()).isEqualTo(1);
        assertThat(wide.largest()).isEqualTo(5);
    }

    @SparkBuildTest
    void readsOnlyThePartitionsThatTheOtherSideNames(SandboxRuntime spark) {
        SparkResult result = run(
                spark,
                "max",
                "SELECT k, max(c), count(v) FROM other GROUP BY k",
                "join",
                "SELECT /*+ BROADCAST(few) */ indexed.v FROM indexed JOIN (SELECT k FROM other WHERE k = 1 AND c < 3) few"
                        + " ON indexed.k = few.k");

        assertThat(number(result, "max.rows")).isEqualTo(1);
        assertThat(number(result, "join.answer")).isEqualTo(3);
        // Three rows of the small side, and the one partition that they name.
        assertThat(number(result, "join.rows")).isEqualTo(4);
    }

    private static ServerFigures server(String table) {
        return ServerFigures.of(SANDBOX.cassandra().session(), keyspace, table);
    }

    private static long number(SparkResult result, String name) {
        return Long.parseLong(result.value(name));
    }

    private static SparkResult run(SandboxRuntime spark, String... queries) {
        List<String> arguments = new ArrayList<>(List.of(keyspace, "wide,other," + String.join(",", NARROW)));
        arguments.addAll(List.of(queries));
        return SANDBOX.sandbox()
                .spark(spark)
                .run("dev.scamander.it.jobs.ScanFigures", arguments.toArray(String[]::new));
    }
}
