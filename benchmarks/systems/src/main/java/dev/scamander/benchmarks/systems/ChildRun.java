package dev.scamander.benchmarks.systems;

import dev.scamander.benchmarks.records.WeatherRows;
import dev.scamander.it.sandbox.process.ChildProcess;
import dev.scamander.it.sandbox.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a main class of ours in a new JVM until it ends. */
public final class ChildRun {

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Path directory;

    /**
     * @param directory where its output is kept
     */
    public ChildRun(Path directory) {
        this.directory = directory;
    }

    /** The option of a JVM that makes it record itself into a file in its directory. */
    public static String recording(String name) {
        return "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + name + ".jfr";
    }

    /** The class path of this process: the benchmarks with the driver and all. */
    public static String benchmarksClasspath() {
        return System.getProperty("java.class.path");
    }

    /**
     * Runs it.
     *
     * @param classpath what it needs besides the benchmarks' own classes
     * @return the lines of its standard output
     * @throws IOException when it ends with another status than 0; the message quotes its log
     */
    public List<String> run(String mainClass, List<String> options, List<String> arguments, String... classpath)
            throws IOException {
        String name = mainClass.substring(mainClass.lastIndexOf('.') + 1) + "-" + RUNS.incrementAndGet();
        Path output = directory.resolve(name + ".out");
        String all = String.join(File.pathSeparator, classpath) + File.pathSeparator + ownClasses();
        ChildProcess child = ChildProcess.start(
                new JavaCommand(name, mainClass, all, options, arguments, List.of()), directory, output);
        try {
            int status = child.awaitExit(PATIENCE).orElse(-1);
            if (status != 0) {
                throw new IOException(mainClass + " ended with status " + status + ". " + child.logTail());
            }
            return Files.readAllLines(output);
        } finally {
            child.kill();
        }
    }

    private static String ownClasses() {
        return location(ChildRun.class) + File.pathSeparator + location(WeatherRows.class);
    }

    private static Path location(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
