package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.systems.ChildRun;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.SandboxRuntime;
import java.io.IOException;
import java.nio.file.Files;

/** Who reads, joins or writes. */
enum ReadContender {
    OURS("ours"),
    SCC("Spark Cassandra Connector"),
    FLOOR("driver alone");

    private final String title;

    ReadContender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** What its JVM is started with: the same Spark for both data sources, none for the driver alone. */
    String[] classpath() throws IOException {
        ProjectLayout layout = ProjectLayout.find();
        return switch (this) {
            case OURS ->
                new String[] {
                    layout.classpath(SandboxRuntime.SPARK_3_5_2_12),
                    layout.sparkDataSource().toString()
                };
            case SCC ->
                new String[] {
                    Files.readString(layout.root().resolve("benchmarks/peer-scc/target/classpath"))
                            .strip()
                };
            case FLOOR -> new String[] {ChildRun.benchmarksClasspath()};
        };
    }
}
