package dev.scamander.benchmarks.systems;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A session of the driver alone, patient enough for a busy machine. */
public final class DriverSession {

    private DriverSession() {}

    /**
     * Opens a session.
     *
     * @param address {@code host:port}
     * @param datacenter the local data centre
     */
    public static CqlSession open(String address, String datacenter) {
        int colon = address.lastIndexOf(':');
        return CqlSession.builder()
                .addContactPoint(new InetSocketAddress(
                        address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))))
                .withLocalDatacenter(datacenter)
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(60))
                        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(20))
                        .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, Duration.ofSeconds(20))
                        .build())
                .build();
    }
}
