package dev.scamander.it.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scamander.it.sandbox.SandboxException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildProcessTest {
    private static final int PATIENCE_MILLIS = 60_000;

    @TempDir
    private Path directory;

    private ServerSocket lines;
    private final List<Socket> open = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        lines = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        lines.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket line : open) {
            line.close();
        }
        lines.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "INT"})
    void noChildOutlivesItsParent(String signal) throws Exception {
        List<String> command = new ArrayList<>(withDefaultSignals());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ParentMain.class.getName(),
                Integer.toString(lines.getLocalPort()),
                directory.toString()));
        Process parent = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("parent.log").toFile())
                .start();
        try {
            Socket first = pickUp();
            Socket second = pickUp();

            new ProcessBuilder("kill", "-" + signal, Long.toString(parent.pid()))
                    .start()
                    .waitFor();

            assertEnds(first);
            assertEnds(second);
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void killedChildIsGoneWhenKillReturns() throws Exception {
        ChildProcess child =
                ChildProcess.start(command(ChildMain.class, Integer.toString(lines.getLocalPort())), directory);
        Socket line = pickUp();

        child.kill();

        assertThat(child.isAlive()).isFalse();
        assertEnds(line);
    }

    @Test
    void childThatIgnoresSigtermIsKilledAfterTheGrace() throws Exception {
        ChildProcess child =
                ChildProcess.start(command(ChildMain.class, Integer.toString(lines.getLocalPort())), directory);
        Socket line = pickUp();
        // A stopped process does not see SIGTERM.
        child.pause();

        ChildProcess.end(List.of(child), Duration.ofMillis(200));

        assertThat(child.isAlive()).isFalse();
        assertEnds(line);
    }

    @Test
    void endBeforeReadinessIsToldWithTheEndOfTheLog() {
        ChildProcess child = ChildProcess.start(command(ChildMain.class, "no-port"), directory);
        Readiness never = new Readiness("it answers", () -> false);

        assertThatThrownBy(() -> never.await(child, Duration.ofMillis(PATIENCE_MILLIS)))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("child ended before it was ready")
                .hasMessageContaining("NumberFormatException")
                .hasMessageContaining("no-port");
    }

    @Test
    void timeOutIsToldWithTheConditionAndItsLastAnswer() throws Exception {
        ChildProcess child =
                ChildProcess.start(command(ChildMain.class, Integer.toString(lines.getLocalPort())), directory);
        pickUp();
        Readiness refused = new Readiness("GET / answers", () -> {
            throw new IOException("connection refused");
        });

        assertThatThrownBy(() -> refused.await(child, Duration.ofSeconds(1)))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("child is not ready after 1 s")
                .hasMessageContaining("GET / answers")
                .hasMessageContaining("connection refused")
                .hasMessageContaining(directory.resolve("child.log").toString());
        child.kill();
    }

    @Test
    void optionsArriveAsTheyAre() throws Exception {
        String odd = "a \"quoted\" \\ back # slash $HOME";
        Path output = directory.resolve("out");
        JavaCommand echo = new JavaCommand(
                "echo",
                EchoMain.class.getName(),
                System.getProperty("java.class.path"),
                List.of("-Decho=" + odd),
                List.of(odd),
                List.of());

        ChildProcess child = ChildProcess.start(echo, directory, output);

        assertThat(child.awaitExit(Duration.ofMillis(PATIENCE_MILLIS))).contains(0);
        assertThat(Files.readAllLines(output)).containsExactly(odd, odd);
    }

    /** Prints the property {@code echo} and its argument. */
    public static final class EchoMain {
        private EchoMain() {}

        /** Prints. */
        public static void main(String[] arguments) {
            System.out.println(System.getProperty("echo"));
            System.out.println(arguments[0]);
        }
    }

    private static JavaCommand command(Class<?> main, String argument) {
        return new JavaCommand(
                "child",
                main.getName(),
                System.getProperty("java.class.path"),
                List.of(),
                List.of(argument),
                List.of());
    }

    /** A build that a shell runs in the background ignores SIGINT, and whatever it starts would too. */
    private static List<String> withDefaultSignals() throws IOException, InterruptedException {
        List<String> env = List.of("env", "--default-signal=INT");
        List<String> attempt = new ArrayList<>(env);
        attempt.add("true");
        return new ProcessBuilder(attempt).start().waitFor() == 0 ? env : List.of();
    }

    private Socket pickUp() throws IOException {
        Socket line = lines.accept();
        line.setSoTimeout(PATIENCE_MILLIS);
        open.add(line);
        assertThat(line.getInputStream().read()).isEqualTo(1);
        return line;
    }

    private static void assertEnds(Socket line) throws IOException {
        int end;
        try {
            end = line.getInputStream().read();
        } catch (SocketTimeoutException stillThere) {
            throw new AssertionError("the process still holds its line after " + PATIENCE_MILLIS + " ms", stillThere);
        } catch (IOException reset) {
            end = -1;
        }
        assertThat(end).isEqualTo(-1);
    }
}
