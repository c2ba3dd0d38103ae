package dev.scamander.it.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A group of Connect workers to start, in distributed mode with {@code plugin.discovery=service_load}.
 *
 * @param runtime which Kafka's Connect
 * @param workers how many workers, each a process of its own
 * @param heap the heap of each, in the JVM's notation: {@code 512m}
 * @param exactlyOnceSource whether {@code exactly.once.source.support} is enabled
 * @param forThroughput compile hot code fully and take the whole heap at once, at the price of a slower start: for
 *     measurements
 * @param modules the project's modules whose built packages are on {@code plugin.path}
 * @param packages further component zips or unzipped directories for {@code plugin.path}
 * @param settings further worker settings
 * @param jvmOptions further options of the JVM
 */
public record ConnectSpec(
        SandboxRuntime runtime,
        int workers,
        String heap,
        boolean exactlyOnceSource,
        boolean forThroughput,
        List<String> modules,
        List<Path> packages,
        Map<String, String> settings,
        List<String> jvmOptions) {

    /** Checks the number of workers and copies the collections. */
    public ConnectSpec {
        if (workers < 1) {
            throw new IllegalArgumentException("A Connect group has at least one worker, not " + workers);
        }
        modules = List.copyOf(modules);
        packages = List.copyOf(packages);
        settings = Map.copyOf(settings);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** A group of that many workers of Kafka 4.3, 512 MiB each, with the project's two packages installed. */
    public static ConnectSpec workers(int workers) {
        return new ConnectSpec(
                SandboxRuntime.KAFKA_4_3,
                workers,
                "512m",
                false,
                false,
                List.of("connect-cassandra-sink", "connect-cassandra-source"),
                List.of(),
                Map.of(),
                List.of());
    }

    /** Of another line of Kafka. */
    public ConnectSpec runtime(SandboxRuntime kafka) {
        return new ConnectSpec(
                kafka, workers, heap, exactlyOnceSource, forThroughput, modules, packages, settings, jvmOptions);
    }

    /** With that heap per worker, such as {@code 512m}. */
    public ConnectSpec heap(String size) {
        return new ConnectSpec(
                runtime, workers, size, exactlyOnceSource, forThroughput, modules, packages, settings, jvmOptions);
    }

    /** With {@code exactly.once.source.support=enabled}. */
    public ConnectSpec withExactlyOnceSource() {
        return new ConnectSpec(runtime, workers, heap, true, forThroughput, modules, packages, settings, jvmOptions);
    }

    /** For measurements: fully compiled code, slower start. */
    public ConnectSpec tunedForThroughput() {
        return new ConnectSpec(
                runtime, workers, heap, exactlyOnceSource, true, modules, packages, settings, jvmOptions);
    }

    /** Without the project's packages. */
    public ConnectSpec withoutPackages() {
        return withModules();
    }

    /** With the packages of exactly these modules of the project instead of both. */
    public ConnectSpec withModules(String... names) {
        return new ConnectSpec(
                runtime,
                workers,
                heap,
                exactlyOnceSource,
                forThroughput,
                List.of(names),
                packages,
                settings,
                jvmOptions);
    }

    /** With a further component zip or unzipped directory. */
    public ConnectSpec packaged(Path zipOrDirectory) {
        List<Path> more = new ArrayList<>(packages);
        more.add(zipOrDirectory);
        return new ConnectSpec(
                runtime, workers, heap, exactlyOnceSource, forThroughput, modules, more, settings, jvmOptions);
    }

    /** With a worker setting; it wins over the sandbox's own. */
    public ConnectSpec setting(String key, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(key, value);
        return new ConnectSpec(
                runtime, workers, heap, exactlyOnceSource, forThroughput, modules, packages, more, jvmOptions);
    }

    /** With an option of the JVM. */
    public ConnectSpec jvmOption(String option) {
        List<String> more = new ArrayList<>(jvmOptions);
        more.add(option);
        return new ConnectSpec(
                runtime, workers, heap, exactlyOnceSource, forThroughput, modules, packages, settings, more);
    }
}
