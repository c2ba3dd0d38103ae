package dev.scamander.it.sandbox.spark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a Spark application printed.
 *
 * @param lines the lines of its standard output
 * @param log its log file, where Spark writes too
 * @param took how long it ran, the JVM's start included
 */
public record SparkResult(List<String> lines, Path log, Duration took) {

    /**
     * The rest of the one line that begins with {@code <name>=}.
     *
     * @throws IllegalStateException when no line or several lines do; the message has the output
     */
    public String value(String name) {
        List<String> found = values(name);
        if (found.size() != 1) {
            throw new IllegalStateException(
                    found.size() + " lines begin with '" + name + "=' in:\n" + String.join("\n", lines));
        }
        return found.get(0);
    }

    /** The rests of all lines that begin with {@code <name>=}, in order. */
    public List<String> values(String name) {
        String prefix = name + "=";
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }
}
