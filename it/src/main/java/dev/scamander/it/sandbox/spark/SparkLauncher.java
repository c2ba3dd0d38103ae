package dev.scamander.it.sandbox.spark;

import dev.scamander.it.sandbox.CassandraCluster;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.SandboxException;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.process.ChildProcess;
import dev.scamander.it.sandbox.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs applications on one Spark, each in a JVM of its own, with {@code local[2]} unless they are told a master. */
public final class SparkLauncher {
    private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";
    private static final AtomicInteger JOBS = new AtomicInteger();

    private final ProjectLayout layout;
    private final SandboxRuntime runtime;
    private final Path directory;
    private final Optional<CassandraCluster> cassandra;

    /**
     * A launcher.
     *
     * @param layout where the jars are
     * @param runtime which Spark
     * @param directory the directory of this run
     * @param cassandra the cluster whose address every job gets in {@code spark.cassandra.*}, if any
     */
    public SparkLauncher(
            ProjectLayout layout, SandboxRuntime runtime, Path directory, Optional<CassandraCluster> cassandra) {
        this.layout = layout;
        this.runtime = runtime;
        this.directory = directory;
        this.cassandra = cassandra;
    }

    /** Runs an application of the project's job jar with default settings. */
    public SparkResult run(String mainClass, String... arguments) {
        return run(SparkJob.of(mainClass, arguments));
    }

    /**
     * Runs an application and waits for its end. The jars are on the class path beside Spark.
     *
     * @throws SandboxException when it ends with another status than 0 or its time is up; the message quotes the log
     */
    public SparkResult run(SparkJob job) {
        String name = nameOf(job);
        return run(job, name, command(name, job));
    }

    /**
     * Runs an application as {@code spark-submit --jars} does, and waits for its end: the class path is Spark alone, and Spark's own
     * class loader loads the jars.
     *
     * @throws SandboxException as {@link #run(SparkJob)}
     */
    public SparkResult submit(SparkJob job) {
        String name = nameOf(job);
        return run(job, name, submission(name, job));
    }

    /**
     * Starts an application of which somebody may want to know, or have it killed, before it ends.
     *
     * @return the application, to be closed by the caller
     */
    public SparkApplication start(SparkJob job) {
        String name = nameOf(job);
        return start(job, name, command(name, job));
    }

    /**
     * Starts a standalone cluster with the job jar and the data source, for applications with {@code spark.master} set to its
     * {@linkplain SparkStandalone#master address}.
     *
     * @param workers how many, 127.0.0.1 and so on
     * @param coresPerWorker tasks that each runs at a time
     * @return the cluster, to be closed by the caller
     */
    public SparkStandalone standalone(int workers, int coresPerWorker) {
        String name = runtime.directory() + "-standalone-" + JOBS.incrementAndGet();
        SparkStandalone cluster = new SparkStandalone(name, layout.classpath(runtime), directory, scratch(name));
        try {
            cluster.start(workers, coresPerWorker, jars(List.of()));
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private SparkResult run(SparkJob job, String name, JavaCommand command) {
        try (SparkApplication application = start(job, name, command)) {
            return application.result();
        }
    }

    private SparkApplication start(SparkJob job, String name, JavaCommand command) {
        Path output = directory.resolve(name + ".out");
        return new SparkApplication(
                job.mainClass() + " on " + runtime.title(),
                ChildProcess.start(command, directory, output),
                output,
                job.timeout());
    }

    private List<Path> jars(List<Path> more) {
        return Stream.of(
                        Stream.of(layout.classpath(runtime).split(File.pathSeparator))
                                .map(Path::of),
                        Stream.of(layout.sparkDataSource(), layout.sparkJobs()),
                        more.stream())
                .flatMap(part -> part)
                .toList();
    }

    private JavaCommand submission(String name, SparkJob job) {
        Path scratch = scratch(name);
        List<String> arguments = new ArrayList<>(List.of("--class", job.mainClass(), "--jars"));
        arguments.add(Stream.concat(Stream.of(layout.sparkDataSource()), job.jars().stream())
                .map(Path::toString)
                .collect(Collectors.joining(",")));
        settings(job, scratch).forEach((key, value) -> arguments.addAll(List.of("--conf", key + "=" + value)));
        arguments.add(layout.sparkJobs().toString());
        arguments.addAll(job.arguments());
        return new JavaCommand(name, SUBMIT, layout.classpath(runtime), jvmOptions(job, scratch), arguments, List.of());
    }

    static List<String> jvmOptions(SparkJob job, Path scratch) {
        List<String> options = new ArrayList<>(SparkJvm.options(job, scratch));
        options.add("-Dlog4j2.configurationFile=" + SparkJvm.logging(scratch).toUri());
        return options;
    }

    private JavaCommand command(String name, SparkJob job) {
        Path scratch = scratch(name);
        List<String> options = jvmOptions(job, scratch);
        settings(job, scratch).forEach((key, value) -> options.add("-D" + key + "=" + value));
        String classpath =
                jars(job.jars()).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new JavaCommand(name, job.mainClass(), classpath, options, job.arguments(), List.of());
    }

    private Map<String, String> settings(SparkJob job, Path scratch) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("spark.master", "local[2]");
        settings.put("spark.app.name", simpleName(job.mainClass()));
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.local.dir", scratch.resolve("local").toString());
        settings.put("spark.sql.warehouse.dir", scratch.resolve("warehouse").toString());
        settings.put("spark.sql.shuffle.partitions", "2");
        settings.put("spark.sql.session.timeZone", "UTC");
        cassandra.ifPresent(cluster -> {
            settings.put(
                    "spark.cassandra.connection.host",
                    cluster.contactPoints().stream()
                            .map(point -> point.getAddress().getHostAddress())
                            .collect(Collectors.joining(",")));
            settings.put("spark.cassandra.connection.port", Integer.toString(cluster.port()));
            settings.put("spark.cassandra.connection.localDC", cluster.localDatacenter());
        });
        settings.putAll(job.settings());
        return settings;
    }

    private Path scratch(String name) {
        try {
            return Files.createDirectories(directory.resolve("data").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String nameOf(SparkJob job) {
        return runtime.directory() + "-" + simpleName(job.mainClass()) + "-" + JOBS.incrementAndGet();
    }

    private static String simpleName(String mainClass) {
        return mainClass.substring(mainClass.lastIndexOf('.') + 1);
    }
}
