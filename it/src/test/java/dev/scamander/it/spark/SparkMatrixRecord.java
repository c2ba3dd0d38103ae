package dev.scamander.it.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Keeps how the tests of each Spark build ended, in a line per build of the file that {@code -Dscamander.spark.report} names:
 * {@code <build> <passed> <failed> <names of the failed>}.
 */
final class SparkMatrixRecord implements TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(SparkMatrixRecord.class);

    @Override
    public void testSuccessful(ExtensionContext context) {
        Builds builds = builds(context);
        builds.build(context.getDisplayName()).passed++;
        builds.write();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        failed(context);
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        failed(context);
    }

    private static void failed(ExtensionContext context) {
        String test = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        Builds builds = builds(context);
        builds.build(context.getDisplayName()).failed.add(test);
        builds.write();
    }

    private static Builds builds(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent("builds", key -> new Builds(), Builds.class);
    }

    /** What happened on each build. */
    private static final class Builds {
        private final Map<String, Build> byName = new TreeMap<>();

        Build build(String name) {
            return byName.computeIfAbsent(name, key -> new Build());
        }

        void write() {
            String file = System.getProperty("scamander.spark.report");
            if (file == null) {
                return;
            }
            List<String> lines = new ArrayList<>();
            byName.forEach((name, build) -> lines.add(
                    name + " " + build.passed + " " + build.failed.size() + " " + String.join(",", build.failed)));
            try {
                Files.write(Path.of(file), lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What happened on one build. */
    private static final class Build {
        private int passed;
        private final List<String> failed = new ArrayList<>();
    }
}
