package dev.scamander.it.sandbox.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.SandboxException;
import dev.scamander.it.sandbox.SandboxRuntime;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oldest and the newest Spark run one and the same job jar. */
class SparkLauncherIT {
    private static final String JOB = "dev.scamander.it.jobs.SparkVersion";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"SPARK_3_5_2_12, 3.5.", "SPARK_4_2, 4.2."})
    void runsAJob(SandboxRuntime runtime, String version) {
        SparkResult result = spark(runtime).run(JOB, "1000");

        assertThat(result.value("version")).startsWith(version);
        assertThat(result.value("sum")).isEqualTo("500500");
    }

    @Test
    void failureQuotesTheLog() {
        assertThatThrownBy(() -> spark(SandboxRuntime.SPARK_4_2).run(JOB, "many"))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("SparkVersion on Spark 4.2 ended with status 1")
                .hasMessageContaining("NumberFormatException");
    }

    private SparkLauncher spark(SandboxRuntime runtime) {
        return new SparkLauncher(ProjectLayout.find(), runtime, directory, Optional.empty());
    }
}
