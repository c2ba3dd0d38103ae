package dev.scamander.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.sandbox.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The script's own words, before it builds anything. */
class QuickstartScriptTest {
    private static final Path ROOT = ProjectLayout.find().root();

    private record Run(int status, String printed) {}

    @Test
    void helpExplainsEveryOptionOfTheProgram() throws Exception {
        Run help = run(List.of(), "--help");

        assertThat(help.status()).isZero();
        assertThat(new CommandLine(new Quickstart()).getCommandSpec().options())
                .flatExtracting(option -> List.of(option.names()))
                .allSatisfy(option -> assertThat(help.printed()).contains("  " + option + " "));
    }

    @Test
    void refusesBeforeItBuilds(@TempDir Path empty) throws Exception {
        assertThat(run(List.of(), "--dta", "x"))
                .isEqualTo(new Run(2, "\nquickstart: FAILED: unknown option --dta; see ./quickstart --help\n"));
        assertThat(run(List.of(), "--data", "no/such/file").printed())
                .contains("--data no/such/file: there is no such file to read");
        assertThat(run(List.of("JAVA_HOME=" + empty)).printed())
                .contains("FAILED: a JDK 17 is needed; JAVA_HOME is " + empty);
    }

    private static Run run(List<String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.addAll(List.of("bash", ROOT.resolve("quickstart").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), printed);
    }
}
