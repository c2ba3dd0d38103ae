package dev.scamander.it.sandbox;

import dev.scamander.it.sandbox.embedded.EmbeddedBackend;
import dev.scamander.it.sandbox.external.ExternalBackend;
import java.nio.file.Path;

/**
 * Where the systems come from. {@code -Dsandbox.backend=} (or the environment's {@code SANDBOX_BACKEND}) chooses:
 * {@code embedded}, the default, starts processes from Maven's jars; {@code external} takes addresses of systems that
 * run already. A container engine would be one more implementation.
 *
 * <p>A backend serves one sandbox. The methods hand out parts that are described but not started.
 */
public interface SandboxBackend extends AutoCloseable {
    /** The backend's name for people. */
    String name();

    /** The directory of this run: logs, generated configurations. */
    Path directory();

    /** A Cassandra cluster. */
    CassandraCluster cassandra(CassandraSpec spec);

    /** A Kafka broker. */
    KafkaCluster kafka(KafkaSpec spec);

    /** A Connect group on that broker. */
    ConnectCluster connect(ConnectSpec spec, KafkaCluster kafka);

    /** Ends whatever runs, all together, and deletes its data; logs stay. */
    @Override
    void close();

    /** A new backend of the chosen kind. */
    static SandboxBackend chosen() {
        String name = SandboxSettings.value("backend").orElse("embedded");
        return switch (name) {
            case "embedded" -> new EmbeddedBackend(ProjectLayout.find());
            case "external" -> new ExternalBackend(ProjectLayout.find());
            default ->
                throw new SandboxException("sandbox.backend is '" + name + "'; it must be 'embedded' or 'external'");
        };
    }
}
