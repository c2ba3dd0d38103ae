package dev.scamander.benchmarks.mapping;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a lane in a JVM of its own: every contender with the same flags, each with the class path of its module. */
final class LaneProcess {

    private static final List<String> FLAGS =
            List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private final Path benchmarks;
    private final Path logs;

    /**
     * @param benchmarks the directory of the {@code benchmarks} module, built
     * @param logs where the processes' output goes
     */
    LaneProcess(Path benchmarks, Path logs) {
        this.benchmarks = benchmarks;
        this.logs = logs;
    }

    /** Lets JMH measure one turn of the lane. */
    Turn measure(Lane lane, Pace pace) throws IOException, InterruptedException {
        Path results = Files.createTempFile(logs, "jmh", ".json");
        List<String> command = java(lane);
        command.addAll(
                List.of("-Djmh.ignoreLock=true", "org.openjdk.jmh.Main", MappingRound.class.getName() + ".record"));
        command.addAll(pace.options());
        command.addAll(List.of("-p", "contender=" + lane.contender().className()));
        command.addAll(List.of("-p", "dataset=" + lane.dataset(), "-p", "form=" + lane.form()));
        command.addAll(List.of("-jvmArgs", String.join(" ", FLAGS)));
        command.addAll(List.of("-prof", "gc", "-foe", "true", "-rf", "json", "-rff", results.toString()));
        Path output = logs.resolve(fileName(lane) + ".log");
        run(command, output);
        return Turn.read(results, output);
    }

    /** Every column of every record that the lane maps, a line each; empty for a floor. */
    List<String> columns(Lane lane) throws IOException, InterruptedException {
        Path dump = logs.resolve(fileName(lane) + ".columns");
        List<String> command = java(lane);
        command.addAll(List.of(
                ColumnDump.class.getName(),
                lane.contender().className(),
                lane.dataset().name(),
                lane.form().name()));
        run(command, dump);
        return Files.readAllLines(dump);
    }

    private List<String> java(Lane lane) throws IOException {
        Path target =
                benchmarks.resolve(lane.contender().module()).resolve("target").normalize();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-cp");
        command.add(target.resolve("classes")
                + File.pathSeparator
                + Files.readString(target.resolve("classpath")).strip());
        return command;
    }

    private static void run(List<String> command, Path output) throws IOException, InterruptedException {
        Path errors = Path.of(output + ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("a contender failed: see " + output + " and " + errors);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String fileName(Lane lane) {
        return lane.title().replaceAll("[^a-z]+", "-");
    }
}
