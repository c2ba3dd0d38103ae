package dev.scamander.it.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortLeaseTest {
    private static final List<InetAddress> LOOPBACK = List.of(InetAddress.getLoopbackAddress());

    @Test
    void leasesNeverShareAPort() {
        Set<Integer> ports = new HashSet<>();
        List<PortLease> leases =
                Stream.generate(() -> PortLease.acquire(LOOPBACK)).limit(200).toList();

        leases.forEach(lease -> ports.add(lease.port()));

        leases.forEach(PortLease::close);
        assertThat(ports).hasSize(200);
    }

    @Test
    void leasedPortCanBeBound() throws IOException {
        try (PortLease lease = PortLease.acquire(LOOPBACK);
                ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(LOOPBACK.get(0), lease.port()));
            assertThat(server.isBound()).isTrue();
        }
    }

    @Test
    void leaseIsFreeAgainAfterItsEnd() throws IOException {
        PortLease lease = PortLease.acquire(LOOPBACK);
        Path file = Path.of(
                System.getProperty("java.io.tmpdir"),
                "scamander-ports-" + System.getProperty("user.name"),
                Integer.toString(lease.port()));

        lease.close();

        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).isNotNull();
        }
    }
}
