package dev.scamander.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scamander.it.quickstart.console.Console;
import dev.scamander.it.sandbox.rest.ConnectorStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final ConnectorStatus RUNS = new ConnectorStatus("RUNNING", "", List.of());
    private static final ConnectorStatus FAILED = new ConnectorStatus(
            "RUNNING",
            "",
            List.of(
                    new ConnectorStatus.Task(
                            0,
                            "FAILED",
                            "w:1",
                            "ConnectException: Exiting\n\tat Task\nCaused by: A: a\n\tat B\nCaused by: C: no such table\n\t... 11")));

    private final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false, System::nanoTime);

    @Test
    void waitsUntilAllIsDone() {
        AtomicLong done = new AtomicLong();

        assertThat(patience(Optional.of(RUNS)).until(() -> new HowFar(done.getAndIncrement(), 3)))
                .isEqualTo(new HowFar(3, 3));
    }

    @Test
    void aConnectorWithoutStatusMayStillBegin() {
        AtomicLong done = new AtomicLong();

        assertThat(patience(Optional.empty()).until(() -> new HowFar(done.getAndIncrement(), 1)))
                .isEqualTo(new HowFar(1, 1));
    }

    @Test
    void saysWhyAConnectorHasFailed() {
        assertThatThrownBy(() -> patience(Optional.of(FAILED)).until(() -> new HowFar(0, 1)))
                .isInstanceOf(QuickstartException.class)
                .hasMessage("weather-sink has failed: C: no such table");
    }

    @Test
    void doesNotWaitForOneThatStandsStill() {
        assertThatThrownBy(() -> patience(Optional.of(RUNS)).until(() -> new HowFar(1200, 17568)))
                .isInstanceOf(QuickstartException.class)
                .hasMessage("weather-sink has stood still at 1,200 of 17,568 records for 1 s");
    }

    private Patience patience(Optional<ConnectorStatus> status) {
        return new Patience("weather-sink", () -> status, console, Duration.ofSeconds(1));
    }
}
