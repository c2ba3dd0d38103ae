package dev.scamander.it.sandbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @TempDir
    private Path runs;

    @Test
    void endOfARunDeletesItsDataAndKeepsItsLogs() throws IOException {
        RunDirectory run = RunDirectory.create(runs);
        Files.writeString(run.data("kafka").resolve("segment"), "bytes");
        Files.writeString(run.file("kafka.log"), "line");

        run.deleteData();

        assertThat(run.path()).isDirectoryContaining("glob:**kafka.log").isDirectoryNotContaining("glob:**data");
    }

    @Test
    void dataOfAKilledRunIsDeletedByTheNext() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path killed = Files.createDirectories(runs.resolve("20260101-120000-" + gone.pid() + "-1/data/kafka"));
        Path running = Files.createDirectories(
                runs.resolve("20260101-120000-" + ProcessHandle.current().pid() + "-1/data/kafka"));

        RunDirectory.create(runs);

        assertThat(killed).doesNotExist();
        assertThat(running).exists();
    }

    @Test
    void runsNeverShareADirectory() {
        assertThat(RunDirectory.create(runs).path())
                .isNotEqualTo(RunDirectory.create(runs).path());
    }
}
