package dev.scamander.cassandra.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of the places that may set a driver option wins. */
class DriverConfigurationTest {
    @TempDir
    Path directory;

    @Test
    void defaultsStandWhereNothingElseIsSaid() {
        DriverExecutionProfile profile = profile(Map.of());

        assertThat(profile.getBoolean(DefaultDriverOption.NETTY_DAEMON)).isTrue();
        assertThat(profile.getDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(profile.getStringList(DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES))
                .noneMatch(rule -> rule.contains("system"));
    }

    @Test
    void workersHaveAsManyThreadsOfTheDriverAsProcessors() {
        assertThat(profile(Map.of()).getInt(DefaultDriverOption.NETTY_IO_SIZE))
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(profile(Map.of("datastax-java-driver.advanced.netty.io-group.size", "7"))
                        .getInt(DefaultDriverOption.NETTY_IO_SIZE))
                .isEqualTo(7);

        assertThat(profile(ConnectionSettings.fromSpark(Map.of())).getInt(DefaultDriverOption.NETTY_IO_SIZE))
                .as("in Spark it is for the driver to decide")
                .isZero();
    }

    @Test
    void fileWinsOverDefaults() throws IOException {
        DriverExecutionProfile profile = profile(Map.of("driver.config.path", file().toString()));

        assertThat(profile.getDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(profile.getDuration(DefaultDriverOption.REQUEST_TIMEOUT)).isEqualTo(Duration.ofSeconds(8));
        assertThat(profile.getBoolean(DefaultDriverOption.NETTY_DAEMON)).isTrue();
    }

    @Test
    void settingsWinOverTheFile() throws IOException {
        DriverExecutionProfile profile = profile(Map.of(
                "driver.config.path",
                file().toString(),
                "queryExecutionTimeout",
                "9",
                "datastax-java-driver.advanced.reconnection-policy.max-delay",
                "10 seconds"));

        assertThat(profile.getDuration(DefaultDriverOption.REQUEST_TIMEOUT)).isEqualTo(Duration.ofSeconds(9));
        assertThat(profile.getDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void listsMayBeWrittenWithCommasAlone() {
        for (String list : new String[] {"[\"cql-requests\", \"bytes-sent\"]", "cql-requests, bytes-sent"}) {
            assertThat(profile(Map.of("datastax-java-driver.advanced.metrics.session.enabled", list))
                            .getStringList(DefaultDriverOption.METRICS_SESSION_ENABLED))
                    .containsExactly("cql-requests", "bytes-sent");
        }
        assertThat(profile(Map.of("datastax-java-driver.advanced.metrics.session.enabled.0", "cql-requests"))
                        .getStringList(DefaultDriverOption.METRICS_SESSION_ENABLED))
                .containsExactly("cql-requests");
    }

    /** A name that needs quoting where it is included. */
    private Path file() throws IOException {
        return Files.writeString(directory.resolve("my \"driver\".conf"), """
                datastax-java-driver {
                  basic.request.timeout = 8 seconds
                  advanced.reconnection-policy.max-delay = 7 seconds
                }
                """);
    }

    private static DriverExecutionProfile profile(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("contactPoints", "127.0.0.1");
        return profile(ConnectionSettings.fromConnect(all));
    }

    private static DriverExecutionProfile profile(ConnectionSettings settings) {
        try (DriverConfigLoader loader = SessionOpener.configuration(settings)) {
            return loader.getInitialConfig().getDefaultProfile();
        }
    }
}
