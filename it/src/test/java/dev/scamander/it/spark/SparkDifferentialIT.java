package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random tables times random queries: pushed down, the answer is what Spark makes of the same rows by itself. The build
 * repeats the draw of one seed, so that what it finds belongs to the change at hand; others: {@code -Dscamander.seed=1},
 * {@code -Dscamander.seed=random}; more queries: {@code -Dscamander.differential.queries=5000}.
 */
class SparkDifferentialIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static final long SEED = seed(System.getProperty("scamander.seed", "7077150129769177411"));
    private static final int QUERIES = Integer.getInteger("scamander.differential.queries", 260);
    private static final int TABLES = Integer.getInteger("scamander.differential.tables", 12);
    private static final List<String> TABLE_ARGUMENTS = new ArrayList<>();
    private static String keyspace;

    private static long seed(String given) {
        return given.equals("random") ? new Random().nextLong() : Long.parseLong(given);
    }

    @BeforeAll
    static void createTables() {
        System.out.println("SparkDifferentialIT: -Dscamander.seed=" + SEED);
        keyspace = SANDBOX.cassandra().createKeyspace("differential");
        RandomTables tables = new RandomTables(SANDBOX.cassandra().session(), keyspace, SEED);
        for (int i = 0; i < TABLES; i++) {
            TABLE_ARGUMENTS.add(tables.create("t" + i));
        }
        tables.awaitExpiry();
    }

    @SparkBuildTest
    void answersAsSparkDoesOverTheSameRows(SandboxRuntime spark) {
        SparkResult result = run(spark, QUERIES, job -> job);

        assertThat(Integer.parseInt(result.value("pushed"))).isGreaterThan(QUERIES / 5);
    }

    /** Another reader of the same tables, which decodes and maps by itself. */
    @Test
    void answersAsTheSparkCassandraConnectorDoes() throws IOException {
        Path classpath = ProjectLayout.find().root().resolve("benchmarks/peer-scc/target/classpath");
        List<Path> connector = Stream.of(Files.readString(classpath).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        int queries = QUERIES / 3;

        SparkResult result = run(SandboxRuntime.SPARK_3_5_2_12, queries, job -> {
            SparkJob both = job.setting("spark.differential.peer", "org.apache.spark.sql.cassandra");
            for (Path jar : connector) {
                both = both.jar(jar);
            }
            return both;
        });

        assertThat(Integer.parseInt(result.value("agreed")) + Integer.parseInt(result.value("refused")))
                .isEqualTo(queries);
        assertThat(Integer.parseInt(result.value("refused"))).isLessThan(queries / 3);
    }

    private static SparkResult run(SandboxRuntime spark, int queries, UnaryOperator<SparkJob> more) {
        List<String> arguments =
                new ArrayList<>(List.of(keyspace, Long.toString(SEED + spark.ordinal()), Integer.toString(queries)));
        arguments.addAll(TABLE_ARGUMENTS);
        SparkResult result = SANDBOX.sandbox()
                .spark(spark)
                .run(more.apply(SparkJob.of(
                                "dev.scamander.it.jobs.differential.DifferentialQueries",
                                arguments.toArray(String[]::new))
                        .setting("spark.sql.codegen.wholeStage", "false")
                        .setting("spark.sql.shuffle.partitions", "1")));

        assertThat(result.lines().stream().filter(line -> line.startsWith("DIFFERENT")))
                .describedAs("-Dscamander.seed=%d", SEED)
                .isEmpty();
        assertThat(result.value("queries")).isEqualTo(Integer.toString(queries));
        return result;
    }
}
