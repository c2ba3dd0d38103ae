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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Cassandra was asked for and what it sent, not what a plan says. */
class SparkPushdownIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static final int WIDE_ROWS = 20_000;
    private static final int KEYS = 2_000;
    private static String keyspace;

    @BeforeAll
    static void createTables() {
        keyspace = SANDBOX.cassandra().createKeyspace("pushdown");
        CqlSession session = SANDBOX.cassandra().session();
        session.execute("CREATE TABLE " + keyspace + ".wide (k int, c int, v text, PRIMARY KEY (k, c))");
        session.execute("CREATE TABLE " + keyspace + ".narrow (k int PRIMARY KEY, v int)");
        session.execute("CREATE INDEX ON " + keyspace + ".narrow (v) USING 'sai'");
        PreparedStatement wide = session.prepare("INSERT INTO " + keyspace + ".wide (k, c, v) VALUES (1, ?, 'x')");
        for (int from = 0; from < WIDE_ROWS; from += 500) {
            BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
            IntStream.range(from, from + 500).forEach(c -> batch.addStatement(wide.bind(c)));
            session.execute(batch.build());
        }
        PreparedStatement narrow = session.prepare("INSERT INTO " + keyspace + ".narrow (k, v) VALUES (?, ?)");
        // A connection takes about a thousand requests at a time.
        for (int from = 0; from < KEYS; from += 500) {
            IntStream.range(from, from + 500)
                    .mapToObj(k -> session.executeAsync(narrow.bind(k, k % 100)).toCompletableFuture())
                    .toList()
                    .forEach(future -> future.join());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SPARK_3_5_2_12", "SPARK_4_2"})
    void asksForNoMoreThanItNeeds(SandboxRuntime spark) {
        String thousand = IntStream.range(500, 1500).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        SparkResult result = run(
                spark,
                "limit",
                "SELECT * FROM narrow LIMIT 10",
                "top",
                "SELECT * FROM wide WHERE k = 1 ORDER BY c DESC LIMIT 5",
                "topOfAll",
                "SELECT * FROM wide ORDER BY c LIMIT 5",
                "count",
                "SELECT count(*) FROM narrow",
                "max",
                "SELECT k, max(c), count(v) FROM wide GROUP BY k",
                "keys",
                "SELECT * FROM narrow WHERE k IN (" + thousand + ")",
                "index",
                "SELECT * FROM narrow WHERE v = 7",
                "join",
                "SELECT /*+ BROADCAST(few) */ narrow.v FROM narrow JOIN (SELECT k FROM wide WHERE k = 1 AND c < 3) few"
                        + " ON narrow.k = few.k");

        assertThat(number(result, "limit.rows")).isLessThanOrEqualTo(10 * number(result, "limit.tasks"));
        assertThat(number(result, "limit.answer")).isEqualTo(10);
        assertThat(number(result, "top.rows")).isEqualTo(5);
        assertThat(number(result, "topOfAll.rows")).isEqualTo(5);
        assertThat(number(result, "count.rows")).isEqualTo(number(result, "count.requests"));
        assertThat(number(result, "max.rows")).isEqualTo(1);
        assertThat(number(result, "keys.rows")).isEqualTo(1000);
        assertThat(number(result, "keys.requests")).isEqualTo(1000);
        assertThat(number(result, "index.rows")).isEqualTo(KEYS / 100);
        assertThat(number(result, "join.answer")).isEqualTo(3);
        // Three rows of the small side, and the one partition that they name.
        assertThat(number(result, "join.rows")).isEqualTo(4);
    }

    private static long number(SparkResult result, String name) {
        return Long.parseLong(result.value(name));
    }

    private static SparkResult run(SandboxRuntime spark, String... queries) {
        List<String> arguments = new ArrayList<>(List.of(keyspace, "wide,narrow"));
        arguments.addAll(List.of(queries));
        return SANDBOX.sandbox()
                .spark(spark)
                .run("dev.scamander.it.jobs.ScanFigures", arguments.toArray(String[]::new));
    }
}
