package dev.scamander.cassandra.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import dev.scamander.cassandra.connection.ConnectionException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionOpenerTest {
    @TempDir
    Path directory;

    private static void assertFails(ThrowingCallable code, Reason reason, String... words) {
        assertThatThrownBy(code)
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContainingAll(words);
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        ConnectionSettings settings = ConnectionSettings.builder()
                .contactPoints("127.0.0.1")
                .port(port)
                .build();

        assertFails(
                () -> SessionOpener.open(settings),
                Reason.UNREACHABLE,
                "127.0.0.1:" + port,
                "Connection refused",
                "contactPoints",
                "port");
    }

    @Test
    void aNodeFallsSilentWhileItIsAskedForTheOthers() {
        ConnectionSettings settings =
                ConnectionSettings.builder().contactPoints("127.0.0.1").build();

        ConnectionException failure = ConnectionFailures.explain(
                settings, new DriverTimeoutException("query 'SELECT * FROM system.peers_v2' timed out"));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure).hasMessageContaining("127.0.0.1").hasMessageContaining("peers_v2");
    }

    @Test
    void tlsWithSomebodyWhoSpeaksNone() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerInPlainText(server));
            answering.setDaemon(true);
            answering.start();
            ConnectionSettings settings = ConnectionSettings.fromSpark(Map.of(
                    "spark.cassandra.connection.host",
                    "127.0.0.1:" + server.getLocalPort(),
                    "spark.cassandra.connection.ssl.enabled",
                    "true"));

            assertFails(
                    () -> SessionOpener.open(settings),
                    Reason.TLS,
                    "TLS with 127.0.0.1:" + server.getLocalPort(),
                    "spark.cassandra.connection.ssl.enabled");
        }
    }

    private static void answerInPlainText(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept();
                    OutputStream out = client.getOutputStream()) {
                client.getInputStream().read();
                out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException e) {
                // the test is over, or the client hung up
            }
        }
    }

    @Test
    void filesThatAreNotThere() throws IOException {
        Path missing = directory.resolve("missing");
        Path garbage = Files.writeString(directory.resolve("garbage"), "no key store");

        assertFails(
                () -> SessionOpener.open(
                        ConnectionSettings.fromConnect(Map.of("cloud.secureConnectBundle", missing.toString()))),
                Reason.CONFIGURATION,
                "cloud.secureConnectBundle=" + missing,
                "no such file");
        assertFails(
                () -> SessionOpener.open(ConnectionSettings.fromConnect(
                        Map.of("ssl.provider", "JDK", "ssl.truststore.path", missing.toString()))),
                Reason.CONFIGURATION,
                "ssl.truststore.path=" + missing,
                "no such file");
        assertFails(
                () -> SessionOpener.open(ConnectionSettings.fromConnect(Map.of(
                        "ssl.provider", "JDK",
                        "ssl.truststore.path", garbage.toString(),
                        "ssl.truststore.password", "s3cr3t"))),
                Reason.TLS,
                "ssl.truststore.path=" + garbage,
                "ssl.truststore.password");
    }

    @Test
    void librariesThatAreNotThere() {
        assertFails(
                () -> SessionOpener.open(ConnectionSettings.fromConnect(Map.of("compression", "lz4"))),
                Reason.CONFIGURATION,
                "compression=lz4",
                "at.yawk.lz4:lz4-java");
        assertFails(
                () -> SessionOpener.open(ConnectionSettings.fromConnect(Map.of("ssl.provider", "OpenSSL"))),
                Reason.TLS,
                "ssl.provider=OpenSSL",
                "netty-tcnative-boringssl-static");
    }

    @Test
    void aDriverOptionThatTheDriverRefuses() {
        assertFails(
                () -> SessionOpener.open(ConnectionSettings.fromConnect(
                        Map.of("datastax-java-driver.basic.load-balancing-policy.class", "NoSuchPolicy"))),
                Reason.CONFIGURATION,
                "NoSuchPolicy");
        assertThatThrownBy(() -> SessionOpener.open(ConnectionSettings.fromConnect(
                        Map.of("datastax-java-driver.basic.load-balancing-policy.class", "NoSuchPolicy"))))
                .isInstanceOfSatisfying(ConnectionException.class, e -> assertThat(e.setting())
                        .contains("datastax-java-driver.basic.load-balancing-policy.class"));
    }
}
