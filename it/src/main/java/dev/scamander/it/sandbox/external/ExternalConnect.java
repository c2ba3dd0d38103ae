package dev.scamander.it.sandbox.external;

import dev.scamander.it.sandbox.ConnectCluster;
import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.rest.ConnectRest;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Connect workers that others run. */
final class ExternalConnect implements ConnectCluster {
    private final List<URI> addresses;
    private final ConnectRest rest;

    ExternalConnect(List<URI> addresses) {
        this.addresses = addresses;
        this.rest = new ConnectRest(addresses);
    }

    @Override
    public String title() {
        return "Kafka Connect (external)";
    }

    @Override
    public String address() {
        return addresses.toString();
    }

    @Override
    public void launch() {}

    @Override
    public void awaitReady(Duration timeout) {
        Reachable.await(
                title(), address(), timeout, () -> rest.get("/connectors").isArray());
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
        return List.of();
    }

    @Override
    public void close() {}
}
