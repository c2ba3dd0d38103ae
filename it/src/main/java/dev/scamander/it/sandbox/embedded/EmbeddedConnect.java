package dev.scamander.it.sandbox.embedded;

import dev.scamander.it.sandbox.ConnectCluster;
import dev.scamander.it.sandbox.ConnectSpec;
import dev.scamander.it.sandbox.KafkaCluster;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.process.JavaCommand;
import dev.scamander.it.sandbox.process.Parallel;
import dev.scamander.it.sandbox.process.Readiness;
import dev.scamander.it.sandbox.rest.ConnectRest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Workers in distributed mode on 127.0.0.1, one group, the packages unpacked once in a common {@code plugin.path}. */
final class EmbeddedConnect implements ConnectCluster {
    private final ConnectSpec spec;
    private final List<URI> addresses;
    private final List<EmbeddedProcess> workers;
    private final ConnectRest rest;

    private EmbeddedConnect(ConnectSpec spec, List<URI> addresses, List<EmbeddedProcess> workers) {
        this.spec = spec;
        this.addresses = addresses;
        this.workers = workers;
        this.rest = new ConnectRest(addresses);
    }

    static EmbeddedConnect describe(
            ConnectSpec spec, KafkaCluster kafka, ProjectLayout layout, RunDirectory run, Ports ports) {
        Path plugins = PluginDirectory.install(spec, layout, run.data("plugins"));
        List<URI> addresses = new ArrayList<>();
        List<EmbeddedProcess> workers = new ArrayList<>();
        for (int i = 1; i <= spec.workers(); i++) {
            String name = "connect-" + i;
            URI address = URI.create("http://127.0.0.1:" + ports.next());
            Path properties = run.write(name + ".properties", properties(spec, kafka, plugins, address));
            List<String> options =
                    new ArrayList<>(JvmOptions.of(spec.heap(), run.data(name + "-tmp"), spec.forThroughput()));
            options.addAll(KafkaLogging.options(spec.runtime(), run));
            options.addAll(spec.jvmOptions());
            JavaCommand command = new JavaCommand(
                    name,
                    "org.apache.kafka.connect.cli.ConnectDistributed",
                    layout.classpath(spec.runtime()),
                    options,
                    List.of(properties.toString()),
                    List.of());
            addresses.add(address);
            workers.add(new EmbeddedProcess(command, run.path(), readiness(address)));
        }
        return new EmbeddedConnect(spec, List.copyOf(addresses), List.copyOf(workers));
    }

    /** A worker answers {@code GET /} before it has joined its group, but this only afterwards. */
    private static Readiness readiness(URI address) {
        ConnectRest worker = new ConnectRest(List.of(address));
        return new Readiness("GET " + address + "/connectors answers", () -> worker.get("/connectors")
                .isArray());
    }

    private static List<String> properties(ConnectSpec spec, KafkaCluster kafka, Path plugins, URI address) {
        return new PropertiesText()
                .set("bootstrap.servers", kafka.bootstrapServers())
                .set("group.id", "sandbox-connect")
                .set("listeners", address)
                .set("rest.advertised.host.name", address.getHost())
                .set("rest.advertised.port", address.getPort())
                .set("plugin.path", plugins)
                .set("plugin.discovery", "service_load")
                .set("key.converter", "org.apache.kafka.connect.storage.StringConverter")
                .set("value.converter", "org.apache.kafka.connect.json.JsonConverter")
                .set("value.converter.schemas.enable", false)
                .set("config.storage.topic", "sandbox-connect-configs")
                .set("config.storage.replication.factor", 1)
                .set("offset.storage.topic", "sandbox-connect-offsets")
                .set("offset.storage.replication.factor", 1)
                .set("offset.storage.partitions", 4)
                .set("status.storage.topic", "sandbox-connect-status")
                .set("status.storage.replication.factor", 1)
                .set("status.storage.partitions", 2)
                // Tests watch offsets move and workers die; neither shall take a minute.
                .set("offset.flush.interval.ms", 1000)
                .set("scheduled.rebalance.max.delay.ms", 2000)
                .set("session.timeout.ms", 10000)
                .set("heartbeat.interval.ms", 2000)
                .set("exactly.once.source.support", spec.exactlyOnceSource() ? "enabled" : "disabled")
                .setAll(spec.settings())
                .lines();
    }

    @Override
    public String title() {
        String runtime = spec.runtime().title().replace("Kafka", "Kafka Connect");
        return runtime + " (" + spec.workers() + (spec.workers() == 1 ? " worker)" : " workers)");
    }

    @Override
    public String address() {
        return addresses.stream().map(URI::toString).collect(Collectors.joining(", "));
    }

    @Override
    public void launch() {
        workers.forEach(EmbeddedProcess::launch);
    }

    @Override
    public void awaitReady(Duration timeout) {
        Parallel.run(workers.stream()
                .map(worker -> (Runnable) () -> worker.awaitReady(timeout))
                .toList());
    }

    @Override
    public List<URI> addresses() {
        return addresses;
    }

    @Override
    public ConnectRest rest() {
        return rest;
    }

    @Override
    public List<SandboxProcess> workers() {
        return List.copyOf(workers);
    }

    @Override
    public void close() {
        // The REST client holds nothing that outlives its requests.
    }
}
