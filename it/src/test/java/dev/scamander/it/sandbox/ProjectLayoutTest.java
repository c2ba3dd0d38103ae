package dev.scamander.it.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLayoutTest {
    @TempDir
    private Path root;

    @Test
    void findsThisProject() {
        assertThat(ProjectLayout.find().root().resolve("it/runtimes/pom.xml")).exists();
    }

    @Test
    void missingPackageIsToldWithTheCommandThatBuildsIt() {
        assertThatThrownBy(() -> ProjectLayout.at(root).connectPackage("connect-cassandra-sink"))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("No scamander-connect-cassandra-sink-<version>.zip")
                .hasMessageContaining("package -pl connect-cassandra-sink -am");
    }

    @Test
    void missingRuntimeIsToldWithTheCommandThatResolvesIt() {
        assertThatThrownBy(() -> ProjectLayout.at(root).classpath(SandboxRuntime.SPARK_4_0))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("spark-4.0")
                .hasMessageContaining("it/runtimes/pom.xml generate-resources");
    }

    @Test
    void sourcesAndDocumentationAreNotTheJar() throws IOException {
        Path target = Files.createDirectories(root.resolve("spark-datasource/target"));
        for (String name : new String[] {
            "spark-datasource-1.0.jar", "spark-datasource-1.0-sources.jar", "original-spark-datasource-1.0.jar"
        }) {
            Files.createFile(target.resolve(name));
        }

        assertThat(ProjectLayout.at(root).sparkDataSource()).isEqualTo(target.resolve("spark-datasource-1.0.jar"));
    }
}
