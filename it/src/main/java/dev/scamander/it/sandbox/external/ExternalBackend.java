package dev.scamander.it.sandbox.external;

import dev.scamander.it.sandbox.CassandraCluster;
import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.ConnectCluster;
import dev.scamander.it.sandbox.ConnectSpec;
import dev.scamander.it.sandbox.KafkaCluster;
import dev.scamander.it.sandbox.KafkaSpec;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.SandboxBackend;
import dev.scamander.it.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Uses systems that run already: {@code sandbox.cassandra}, {@code sandbox.kafka} and {@code sandbox.connect} give their
 * addresses ({@code host:port,...}), {@code sandbox.cassandra.dc} the data centre (else {@code datacenter1}),
 * {@code sandbox.cassandra.user} and {@code sandbox.cassandra.password} a log-in. The Connect workers must have the
 * project's packages installed. Specs tell only what is needed, not what is there.
 */
public final class ExternalBackend implements SandboxBackend {
    private final Path directory;

    /** A backend that keeps what it writes under the layout's directory of runs. */
    public ExternalBackend(ProjectLayout layout) {
        this.directory =
                layout.runs().resolve("external-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "external";
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public CassandraCluster cassandra(CassandraSpec spec) {
        return new ExternalCassandra(addresses("cassandra"));
    }

    @Override
    public KafkaCluster kafka(KafkaSpec spec) {
        return new ExternalKafka(SandboxSettings.required("kafka"));
    }

    @Override
    public ConnectCluster connect(ConnectSpec spec, KafkaCluster kafka) {
        List<URI> workers = addresses("connect").stream()
                .map(address -> URI.create("http://" + address.getHostString() + ":" + address.getPort()))
                .toList();
        return new ExternalConnect(workers);
    }

    @Override
    public void close() {
        // Nothing here was started by us.
    }

    private static List<InetSocketAddress> addresses(String setting) {
        return Addresses.parse(setting, SandboxSettings.required(setting));
    }
}
