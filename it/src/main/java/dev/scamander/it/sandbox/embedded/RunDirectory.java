package dev.scamander.it.sandbox.embedded;

import dev.scamander.it.sandbox.SandboxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory of one run: logs and configurations at the top, what the systems store under {@code data}. */
record RunDirectory(Path path) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    static RunDirectory create(Path runs) {
        String stem =
                LocalDateTime.now().format(NAME) + "-" + ProcessHandle.current().pid();
        try {
            Files.createDirectories(runs);
            for (int n = 1; ; n++) {
                Path path = runs.resolve(stem + "-" + n);
                if (!Files.exists(path)) {
                    return new RunDirectory(Files.createDirectory(path));
                }
            }
        } catch (IOException e) {
            throw new SandboxException("Cannot make a directory for this run in " + runs + ": " + e.getMessage(), e);
        }
    }

    /** A new directory for a process's data. */
    Path data(String name) {
        try {
            return Files.createDirectories(path.resolve("data").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path write(String name, List<String> lines) {
        try {
            return Files.write(path.resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void deleteData() {
        Path data = path.resolve("data");
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new SandboxException("Cannot delete the data of the run in " + data + ": " + e.getMessage(), e);
        }
    }
}
