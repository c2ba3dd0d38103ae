package dev.scamander.it.sandbox.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM options that every system of the sandbox gets. */
final class JvmOptions {
    private JvmOptions() {}

    /**
     * Small and quick to start.
     *
     * @param heap the greatest heap
     * @param temporary the directory for temporary files, so that unpacked native libraries do not outlive the run
     * @param forThroughput whether to compile hot code fully, with the whole heap from the start, as servers are run
     */
    static List<String> of(String heap, Path temporary, boolean forThroughput) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + temporary,
                "-Djava.awt.headless=true",
                "-Djava.net.preferIPv4Stack=true",
                "-Dfile.encoding=UTF-8"));
        options.add(forThroughput ? "-Xms" + heap : "-XX:TieredStopAtLevel=1");
        return options;
    }
}
