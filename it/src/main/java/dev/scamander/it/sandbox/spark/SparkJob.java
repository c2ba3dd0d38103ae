package dev.scamander.it.sandbox.spark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Spark application to run.
 *
 * @param mainClass the class whose {@code main} runs
 * @param arguments its arguments
 * @param settings Spark settings ({@code spark.sql.shuffle.partitions}, ...)
 * @param jars further jars for the class path, besides Spark, the data source and the job jar
 * @param heap the heap, in the JVM's notation
 * @param forThroughput compile hot code fully, at the price of a slower start: for measurements
 * @param timeout how long it may run
 */
public record SparkJob(
        String mainClass,
        List<String> arguments,
        Map<String, String> settings,
        List<Path> jars,
        String heap,
        boolean forThroughput,
        Duration timeout) {

    /** Copies the collections. */
    public SparkJob {
        arguments = List.copyOf(arguments);
        settings = Map.copyOf(settings);
        jars = List.copyOf(jars);
    }

    /** The application of that main class, with 1 GiB and five minutes. */
    public static SparkJob of(String mainClass, String... arguments) {
        return new SparkJob(mainClass, List.of(arguments), Map.of(), List.of(), "1g", false, Duration.ofMinutes(5));
    }

    /** With a Spark setting; it wins over the sandbox's own. */
    public SparkJob setting(String key, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(key, value);
        return new SparkJob(mainClass, arguments, more, jars, heap, forThroughput, timeout);
    }

    /** With a further jar or class directory. */
    public SparkJob jar(Path jar) {
        List<Path> more = new ArrayList<>(jars);
        more.add(jar);
        return new SparkJob(mainClass, arguments, settings, more, heap, forThroughput, timeout);
    }

    /** With that heap, such as {@code 2g}. */
    public SparkJob heap(String size) {
        return new SparkJob(mainClass, arguments, settings, jars, size, forThroughput, timeout);
    }

    /** For measurements: fully compiled code, slower start. */
    public SparkJob tunedForThroughput() {
        return new SparkJob(mainClass, arguments, settings, jars, heap, true, timeout);
    }

    /** With that limit to its run time. */
    public SparkJob timeout(Duration limit) {
        return new SparkJob(mainClass, arguments, settings, jars, heap, forThroughput, limit);
    }
}
