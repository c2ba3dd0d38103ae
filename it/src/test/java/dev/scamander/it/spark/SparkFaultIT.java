package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import dev.scamander.it.sandbox.spark.SparkStandalone;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tasks on two hosts that fail, are killed in the middle of a write, and are overtaken by speculative copies leave the table as the rows
 * say; counters count every row of tasks that fail or are overtaken. The full size is {@code -Dscamander.faults.rows=1000000}.
 */
class SparkFaultIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static final long ROWS = Long.getLong("scamander.faults.rows", 100_000);

    @SparkBuildTest
    void writesWhatTheRowsSayWhateverFails(SandboxRuntime spark) {
        CqlSession session = SANDBOX.cassandra().session();
        String keyspace = SANDBOX.cassandra().createKeyspace("spark_fault");
        session.execute("CREATE TABLE " + keyspace + ".pairs (k bigint PRIMARY KEY, v bigint)");
        session.execute("CREATE TABLE " + keyspace + ".counts (k bigint PRIMARY KEY, n counter)");

        SparkResult result;
        try (SparkStandalone cluster = SANDBOX.sandbox().spark(spark).standalone(2, 2)) {
            result = SANDBOX.sandbox().spark(spark).run(job(keyspace, cluster.master()));
        }

        assertThat(Integer.parseInt(result.value("failed")))
                .as("attempts that failed")
                .isPositive();
        assertThat(result.value("overtaken"))
                .as("two tasks of either write, by speculative copies")
                .isEqualTo("4");
        long rowsPerTask = ROWS / Integer.parseInt(result.value("tasks"));
        Set<Long> begins = new TreeSet<>();
        long pairs = 0;
        for (Row row : session.execute("SELECT k, v, WRITETIME(v) AS written FROM " + keyspace + ".pairs")) {
            long value = row.getLong("v");
            assertThat(value).as("the later row of key %d", row.getLong("k")).isEqualTo(2 * row.getLong("k") + 1);
            begins.add(row.getLong("written") - value / rowsPerTask - value % rowsPerTask);
            pairs++;
        }
        assertThat(pairs).isEqualTo(ROWS / 2);
        assertThat(begins)
                .as("write times without the task and the place in it: the start of the job, in every attempt")
                .hasSize(1);
        long counted = 0;
        for (Row row : session.execute("SELECT k, n FROM " + keyspace + ".counts")) {
            assertThat(row.getLong("n")).as("rows of key %d", row.getLong("k")).isEqualTo(200);
            counted += row.getLong("n");
        }
        assertThat(counted).isEqualTo(ROWS);
    }

    private static SparkJob job(String keyspace, String master) {
        return SparkJob.of("dev.scamander.it.jobs.ShakyWrites", keyspace, "pairs", "counts", Long.toString(ROWS))
                .setting("spark.master", master)
                .setting("spark.executor.memory", "512m")
                .setting("spark.cores.max", "4")
                // Begins when both hosts are there.
                .setting("spark.scheduler.minRegisteredResourcesRatio", "1")
                .setting("spark.task.maxFailures", "8")
                .setting("spark.speculation", "true")
                .setting("spark.speculation.interval", "100ms")
                .setting("spark.speculation.quantile", "0.5")
                .setting("spark.speculation.efficiency.enabled", "false")
                .timeout(Duration.ofMinutes(10));
    }
}
