package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tasks of two executors that fail and are killed in the middle of a write leave the table as the rows say; counters count every row of
 * tasks that fail once.
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

        SparkResult result = SANDBOX.sandbox()
                .spark(spark)
                .run(SparkJob.of("dev.scamander.it.jobs.ShakyWrites", keyspace, "pairs", "counts", Long.toString(ROWS))
                        .setting("spark.master", "local-cluster[2,1,512]")
                        .setting("spark.executor.memory", "512m")
                        .setting("spark.task.maxFailures", "8")
                        .timeout(Duration.ofMinutes(10)));

        assertThat(Integer.parseInt(result.value("failed")))
                .as("attempts that failed")
                .isPositive();
        long pairs = 0;
        for (Row row : session.execute("SELECT k, v FROM " + keyspace + ".pairs")) {
            assertThat(row.getLong("v"))
                    .as("the later row of key %d", row.getLong("k"))
                    .isEqualTo(2 * row.getLong("k") + 1);
            pairs++;
        }
        assertThat(pairs).isEqualTo(ROWS / 2);
        long counted = 0;
        for (Row row : session.execute("SELECT k, n FROM " + keyspace + ".counts")) {
            assertThat(row.getLong("n")).as("rows of key %d", row.getLong("k")).isEqualTo(200);
            counted += row.getLong("n");
        }
        assertThat(counted).isEqualTo(ROWS);
    }
}
