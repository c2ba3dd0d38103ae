package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random tables times random queries: pushed down, the answer is what Spark makes of the same rows by itself. More of it:
 * {@code -Dscamander.differential.queries=5000}; again: {@code -Dscamander.seed=<the seed printed>}.
 */
class SparkDifferentialIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    /** Fixed, so that a change is judged by its own merits; other seeds with -Dscamander.seed. This one found faults. */
    private static final long SEED = Long.getLong("scamander.seed", 7077150129769177411L);

    private static final int QUERIES = Integer.getInteger("scamander.differential.queries", 260);
    private static final int TABLES = Integer.getInteger("scamander.differential.tables", 12);
    private static final List<String> TABLE_ARGUMENTS = new ArrayList<>();
    private static String keyspace;

    @BeforeAll
    static void createTables() {
        System.out.println("SparkDifferentialIT: -Dscamander.seed=" + SEED);
        keyspace = SANDBOX.cassandra().createKeyspace("differential");
        RandomTables tables = new RandomTables(SANDBOX.cassandra().session(), keyspace, SEED);
        for (int i = 0; i < TABLES; i++) {
            TABLE_ARGUMENTS.add(tables.create("t" + i));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SPARK_3_5_2_12", "SPARK_4_2"})
    void answersAsSparkDoesOverTheSameRows(SandboxRuntime spark) {
        List<String> arguments =
                new ArrayList<>(List.of(keyspace, Long.toString(SEED + spark.ordinal()), Integer.toString(QUERIES)));
        arguments.addAll(TABLE_ARGUMENTS);

        SparkResult result = SANDBOX.sandbox()
                .spark(spark)
                .run(SparkJob.of(
                                "dev.scamander.it.jobs.differential.DifferentialQueries",
                                arguments.toArray(String[]::new))
                        .setting("spark.sql.codegen.wholeStage", "false")
                        .setting("spark.sql.shuffle.partitions", "1"));

        assertThat(result.lines().stream().filter(line -> line.startsWith("DIFFERENT")))
                .describedAs("seed %d", SEED)
                .isEmpty();
        assertThat(result.value("queries")).isEqualTo(Integer.toString(QUERIES));
        assertThat(Integer.parseInt(result.value("pushed"))).isGreaterThan(QUERIES / 4);
    }
}
