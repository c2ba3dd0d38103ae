package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot work is said before any job starts, in terms of what the user set. */
class SparkErrorsIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(
            Sandbox.describe().cassandra(CassandraSpec.nodes(1).withPasswordAuthentication()));

    private static final String USER = "spark.cassandra.auth.username=cassandra|spark.cassandra.auth.password=";
    private static final String SECRET = "hunter2secret";
    private static String keyspace;

    @BeforeAll
    static void createTable() {
        keyspace = SANDBOX.cassandra().createKeyspace("errors");
        SANDBOX.cassandra()
                .session()
                .execute("CREATE TABLE " + keyspace + ".reading (station text PRIMARY KEY, temperature double)");
    }

    @SparkBuildTest
    void saysWhatIsWrongBeforeAnyJob(SandboxRuntime spark) {
        List<String> reads = new ArrayList<>();
        String table = "keyspace=" + keyspace + "|table=reading|";
        String right = table + USER + "cassandra|";
        add(reads, "works", right, "temperature");
        add(reads, "keyspace", USER + "cassandra|table=reading|keyspace=" + keyspace + "x", "temperature");
        add(reads, "table", USER + "cassandra|table=redaing|keyspace=" + keyspace, "temperature");
        add(reads, "column", right, "temprature");
        add(reads, "noTable", USER + "cassandra|keyspace=" + keyspace, "temperature");
        add(reads, "unreachable", right + "spark.cassandra.connection.port=1", "temperature");
        add(reads, "dataCentre", right + "spark.cassandra.connection.localDC=elsewhere", "temperature");
        add(reads, "password", table + USER + SECRET, "temperature");
        add(reads, "anonymous", table, "temperature");
        add(reads, "range", right + "spark.cassandra.input.fetch.sizeInRows=-1", "temperature");
        add(reads, "level", right + "spark.cassandra.input.consistency.level=MOST", "temperature");
        add(reads, "option", right + "spark.cassandra.input.fetch.sizeInRow=5", "temperature");
        add(reads, "session", right + "session:spark.cassandra.input.split.sizeInMb2=5", "temperature");
        add(reads, "port", right + "spark.cassandra.connection.port=many", "temperature");

        SparkResult result = SANDBOX.sandbox()
                .spark(spark)
                .run(SparkJob.of("dev.scamander.it.jobs.FailingReads", reads.toArray(String[]::new)));

        assertThat(result.value("works.rows")).isEqualTo("0");
        assertError(result, "keyspace", "keyspace=" + keyspace + "x", "did you mean " + keyspace + "?");
        assertError(result, "table", "table=redaing", "did you mean reading?");
        assertError(result, "column", "temprature", "temperature");
        assertError(result, "noTable", "table: is missing");
        assertError(result, "unreachable", "127.0.0.1:1", "spark.cassandra.connection.port");
        assertError(result, "dataCentre", "spark.cassandra.connection.localDC=elsewhere", "it has datacenter1");
        assertError(result, "password", "refused the user 'cassandra'", "spark.cassandra.auth.password");
        assertError(result, "anonymous", "asks for credentials", "spark.cassandra.auth.username");
        assertError(result, "range", "spark.cassandra.input.fetch.sizeInRows=-1", "from 0 to 1000000");
        assertError(result, "level", "spark.cassandra.input.consistency.level=MOST", "LOCAL_ONE");
        assertError(result, "option", "did you mean spark.cassandra.input.fetch.sizeInRows?");
        assertError(result, "session", "sizeInMb2", "did you mean spark.cassandra.input.split.sizeInMB?");
        assertError(result, "port", "spark.cassandra.connection.port", "many");
        assertThat(String.join("\n", result.lines())).doesNotContain(SECRET);
        assertThat(result.log()).content().doesNotContain(SECRET);
    }

    private static void assertError(SparkResult result, String name, String... parts) {
        assertThat(result.value(name + ".error")).contains(parts);
        assertThat(result.value(name + ".jobs")).isEqualTo("0");
    }

    private static void add(List<String> reads, String... read) {
        reads.addAll(List.of(read));
    }
}
