package dev.scamander.it.sandbox.embedded;

import dev.scamander.it.sandbox.process.PortLease;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** The ports of one sandbox, held until it is closed. */
final class Ports implements AutoCloseable {
    private final List<PortLease> leases = new ArrayList<>();

    int next() {
        return next(List.of(EmbeddedBackend.loopback(1)));
    }

    int next(List<InetAddress> addresses) {
        PortLease lease = PortLease.acquire(addresses);
        leases.add(lease);
        return lease.port();
    }

    @Override
    public void close() {
        leases.forEach(PortLease::close);
        leases.clear();
    }
}
