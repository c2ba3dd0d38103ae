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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A partition that is larger than the memory of who reads it. The full size is {@code -Dscamander.wide.rows=2000000}, half a gigabyte
 * for a process of as much.
 */
class SparkWidePartitionIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static final int ROWS = Integer.getInteger("scamander.wide.rows", 200_000);
    private static final int BATCH = 100;
    private static final int BATCHES_UNDER_WAY = 32;
    private static String keyspace;

    @BeforeAll
    static void createTable() {
        keyspace = SANDBOX.cassandra().createKeyspace("wide");
        CqlSession session = SANDBOX.cassandra().session();
        session.execute("CREATE TABLE " + keyspace + ".wide (k int, c int, v text, PRIMARY KEY (k, c))");
        PreparedStatement insert = session.prepare("INSERT INTO " + keyspace + ".wide (k, c, v) VALUES (1, ?, ?)");
        String text = "x".repeat(250);
        Deque<CompletionStage<?>> underWay = new ArrayDeque<>();
        for (int from = 0; from < ROWS; from += BATCH) {
            BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
            for (int c = from; c < from + BATCH; c++) {
                batch.addStatement(insert.bind(c, text));
            }
            if (underWay.size() == BATCHES_UNDER_WAY) {
                underWay.poll().toCompletableFuture().join();
            }
            underWay.add(session.executeAsync(batch.build()));
        }
        underWay.forEach(batch -> batch.toCompletableFuture().join());
    }

    @SparkBuildTest
    void isReadInPagesAndFromItsEnd(SandboxRuntime spark) {
        ServerFigures before = ServerFigures.of(SANDBOX.cassandra().session(), keyspace, "wide");

        SparkResult result = SANDBOX.sandbox()
                .spark(spark)
                .run(SparkJob.of(
                                "dev.scamander.it.jobs.ScanFigures",
                                keyspace,
                                "wide",
                                "all",
                                "SELECT count(c) AS n, sum(c) AS s, sum(length(v)) AS l FROM wide WHERE k = 1 AND c % 1 = 0",
                                "top",
                                "SELECT c FROM wide WHERE k = 1 ORDER BY c DESC LIMIT 5")
                        .heap("512m"));

        assertThat(result.value("all.first"))
                .isEqualTo("{\"n\":" + ROWS + ",\"s\":" + (ROWS - 1L) * ROWS / 2 + ",\"l\":" + ROWS * 250L + "}");
        assertThat(result.value("all.rows")).isEqualTo(Integer.toString(ROWS));
        assertThat(result.value("top.answer")).isEqualTo("5");
        assertThat(result.value("top.first")).isEqualTo("{\"c\":" + (ROWS - 1) + "}");
        assertThat(result.value("top.rows")).isEqualTo("5");
        assertThat(result.value("top.pages")).isEqualTo("1");
        ServerFigures asked = ServerFigures.of(SANDBOX.cassandra().session(), keyspace, "wide")
                .since(before);
        assertThat(asked.reads()).isEqualTo(1 + Long.parseLong(result.value("all.pages")));
        assertThat(asked.scans()).isZero();
    }
}
