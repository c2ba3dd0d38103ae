package dev.scamander.it.sandbox;

import dev.scamander.it.sandbox.process.Parallel;
import dev.scamander.it.sandbox.spark.SparkLauncher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Real systems that run until {@link #close}, and no longer than this JVM however it ends.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.describe().cassandra(3).connect(2).start()) {
 *     sandbox.cassandra().session().execute("...");
 *     sandbox.connect().rest().put("orders", config);
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final AtomicLong NAMES = new AtomicLong(System.currentTimeMillis());

    private final SandboxBackend backend;
    private final SandboxProgress progress;
    private final List<SandboxPart> parts = new ArrayList<>();
    private final CassandraCluster cassandra;
    private final KafkaCluster kafka;
    private final ConnectCluster connect;
    private Duration startUp;
    private boolean closed;

    private Sandbox(SandboxSpec spec, SandboxBackend backend, SandboxProgress progress) {
        this.backend = backend;
        this.progress = progress;
        // The broker first: the workers wait for it.
        kafka = spec.kafkaSpec().map(backend::kafka).map(this::part).orElse(null);
        cassandra = spec.cassandraSpec().map(backend::cassandra).map(this::part).orElse(null);
        connect = spec.connectSpec()
                .map(workers -> part(backend.connect(workers, kafka)))
                .orElse(null);
    }

    /** An empty description to add to. */
    public static SandboxSpec describe() {
        return SandboxSpec.EMPTY;
    }

    static Sandbox start(SandboxSpec spec, SandboxBackend backend, SandboxProgress progress) {
        Sandbox sandbox = null;
        try {
            sandbox = new Sandbox(spec, backend, progress);
            sandbox.startParts();
            return sandbox;
        } catch (RuntimeException | Error e) {
            if (sandbox == null) {
                backend.close();
            } else {
                sandbox.close();
            }
            throw e;
        }
    }

    /**
     * A name that no other test uses, in this run or an earlier one: {@code <prefix>_<unique>}, lower case, fit for
     * keyspaces, tables, topics and connectors.
     */
    public static String uniqueName(String prefix) {
        return prefix.toLowerCase(Locale.ROOT) + "_" + Long.toString(NAMES.incrementAndGet(), 36);
    }

    /**
     * The Cassandra cluster.
     *
     * @throws IllegalStateException when none was asked for
     */
    public CassandraCluster cassandra() {
        return asked(cassandra, "cassandra()");
    }

    /**
     * The Kafka cluster.
     *
     * @throws IllegalStateException when none was asked for
     */
    public KafkaCluster kafka() {
        return asked(kafka, "kafka()");
    }

    /**
     * The Connect workers.
     *
     * @throws IllegalStateException when none were asked for
     */
    public ConnectCluster connect() {
        return asked(connect, "connect()");
    }

    /** Runs jobs on that Spark, against this sandbox's Cassandra if it has one. */
    public SparkLauncher spark(SandboxRuntime runtime) {
        return new SparkLauncher(ProjectLayout.find(), runtime, directory(), Optional.ofNullable(cassandra));
    }

    /** The directory of this run, with a {@code <process>.log} for each process. */
    public Path directory() {
        return backend.directory();
    }

    /** How long it took from nothing until all served. */
    public Duration startUp() {
        return startUp;
    }

    /** Ends every process and deletes its data; the logs stay. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        progress.stopping();
        parts.forEach(SandboxPart::close);
        backend.close();
    }

    private void startParts() {
        long begin = System.nanoTime();
        for (SandboxPart part : parts) {
            tell(() -> progress.starting(part.title()));
            part.launch();
        }
        Parallel.run(parts.stream()
                .map(part -> (Runnable) () -> awaitPart(part, begin))
                .toList());
        startUp = Duration.ofNanos(System.nanoTime() - begin);
    }

    private void awaitPart(SandboxPart part, long begin) {
        part.awaitReady(PATIENCE);
        tell(() -> progress.ready(part.title(), part.address(), Duration.ofNanos(System.nanoTime() - begin)));
    }

    private synchronized void tell(Runnable message) {
        message.run();
    }

    private <P extends SandboxPart> P part(P part) {
        parts.add(part);
        return part;
    }

    private static <P> P asked(P part, String method) {
        if (part == null) {
            throw new IllegalStateException("This sandbox was described without " + method);
        }
        return part;
    }
}
