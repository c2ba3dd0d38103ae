package dev.scamander.it.sandbox;

import dev.scamander.it.sandbox.spark.SparkLauncher;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Gives a test class a running sandbox. Classes that ask for equal specs share one, which runs until the last test of this
 * JVM is done; so each class makes keyspaces, topics and connectors of its own with {@link Sandbox#uniqueName}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SandboxExtension SANDBOX = SandboxExtension.shared(Sandbox.describe().cassandra().connect());
 * }</pre>
 */
public final class SandboxExtension implements BeforeAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(SandboxExtension.class);

    private final SandboxSpec spec;
    private Sandbox sandbox;

    private SandboxExtension(SandboxSpec spec) {
        this.spec = spec;
    }

    /** An extension that starts this sandbox, or joins the running one of an equal spec. */
    public static SandboxExtension shared(SandboxSpec spec) {
        return new SandboxExtension(spec);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // The root store closes what it holds when the last test of the run is done.
        sandbox = context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(spec, key -> spec.start(), Sandbox.class);
    }

    /** The sandbox. */
    public Sandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox is there once the tests of the class begin");
        }
        return sandbox;
    }

    /** Its Cassandra cluster. */
    public CassandraCluster cassandra() {
        return sandbox().cassandra();
    }

    /** Its Kafka cluster. */
    public KafkaCluster kafka() {
        return sandbox().kafka();
    }

    /** Its Connect workers. */
    public ConnectCluster connect() {
        return sandbox().connect();
    }

    /** Runs jobs on that Spark against its Cassandra. */
    public SparkLauncher spark(SandboxRuntime runtime) {
        return sandbox().spark(runtime);
    }
}
