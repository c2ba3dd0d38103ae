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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directory of one run: logs and configurations at the top, what the systems store under {@code data}. */
record RunDirectory(Path path) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final Pattern RUN = Pattern.compile("\\d{8}-\\d{6}-(\\d+)-\\d+");

    static RunDirectory create(Path runs) {
        String stem =
                LocalDateTime.now().format(NAME) + "-" + ProcessHandle.current().pid();
        try {
            Files.createDirectories(runs);
            sweep(runs);
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
        try {
            delete(path.resolve("data"));
        } catch (IOException e) {
            throw new SandboxException("Cannot delete the data of the run in " + path + ": " + e.getMessage(), e);
        }
    }

    /** A run that was killed could not delete its data; the next one does it, once that process is gone. */
    private static void sweep(Path runs) throws IOException {
        try (Stream<Path> directories = Files.list(runs)) {
            for (Path run : directories.toList()) {
                Matcher name = RUN.matcher(run.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    deleteUnlessAnotherDoes(run.resolve("data"));
                }
            }
        }
    }

    private static void deleteUnlessAnotherDoes(Path data) {
        try {
            delete(data);
        } catch (IOException | UncheckedIOException sweptMeanwhile) {
            // Two runs that start together sweep the same rest; what one misses, the next run finds.
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
