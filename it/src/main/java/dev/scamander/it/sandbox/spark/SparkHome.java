package dev.scamander.it.sandbox.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory from which Spark's workers start executors: as much of an installation as it looks for. */
final class SparkHome {

    private static final String SCALA = "scala-library-";
    private static final int BINARY_VERSION = "2.12".length();

    private final Path directory;

    SparkHome(Path directory) {
        this.directory = directory;
    }

    /** Puts the jars there that executors run with, Spark's own among them. */
    void fill(List<Path> jars) {
        try {
            Path links = Files.createDirectories(directory.resolve("jars"));
            for (Path jar : jars) {
                String name = jar.getFileName().toString();
                if (name.startsWith(SCALA)) {
                    String version = name.substring(SCALA.length(), SCALA.length() + BINARY_VERSION);
                    // This is how Spark finds out by which Scala it was built.
                    Files.createDirectories(directory.resolve("launcher/target/scala-" + version));
                }
                Path link = links.resolve(name);
                if (Files.notExists(link)) {
                    Files.createSymbolicLink(link, jar);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
