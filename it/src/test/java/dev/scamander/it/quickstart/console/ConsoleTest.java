package dev.scamander.it.quickstart.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private long now;

    @Test
    void withoutATerminalPrintsWholeLinesAndNotTooMany() {
        Console console = console(false);

        console.begin("Publishing");
        console.progress("1 of 3");
        pass(11);
        console.progress("2 of 3");
        console.progress("2 of 3 again");
        pass(1);
        console.done("3 records");

        assertThat(text())
                .isEqualTo(
                        String.format("  Publishing ...%n  Publishing ... 2 of 3%n  Publishing: 3 records (12.0 s)%n"));
    }

    @Test
    void onATerminalWritesOneLineOverAndOver() {
        Console console = console(true);

        console.begin("Publishing");
        console.progress("1 of 3");
        console.done("3 records");

        assertThat(text().split(System.lineSeparator())).hasSize(1);
        assertThat(text().stripTrailing()).endsWith("\r  Publishing: 3 records (0.0 s)");
    }

    @Test
    void aTickShowsThatAStepGoesOn() {
        Console console = console(true);

        console.tick();
        assertThat(text()).isEmpty();
        console.begin("Publishing");
        pass(3);
        console.tick();
        assertThat(text().stripTrailing()).endsWith("\r  Publishing ... 3 s");
        console.progress("1 of 3");
        pass(1);
        console.tick();
        assertThat(text().stripTrailing()).endsWith("\r  Publishing ... 1 of 3, 4 s");
    }

    @Test
    void anAbandonedStepDoesNotSwallowTheNextLine() {
        Console console = console(true);

        console.begin("Publishing");
        console.abandon();
        console.say("it failed");

        assertThat(text()).endsWith(String.format("Publishing ...%nit failed%n"));
    }

    private Console console(boolean terminal) {
        return new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), terminal, () -> now);
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
