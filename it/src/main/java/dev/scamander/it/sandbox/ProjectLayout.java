package dev.scamander.it.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build leaves what the sandbox installs and runs. */
public final class ProjectLayout {
    private final Path root;

    private ProjectLayout(Path root) {
        this.root = root;
    }

    /**
     * The layout of this checkout: the system property {@code sandbox.project} if set, else found upwards from this class
     * and from the working directory.
     */
    public static ProjectLayout find() {
        String given = System.getProperty("sandbox.project");
        if (given != null) {
            return new ProjectLayout(Path.of(given).toAbsolutePath().normalize());
        }
        Path classes = Path.of(ProjectLayout.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return Stream.of(classes, Path.of("").toAbsolutePath())
                .flatMap(start -> Stream.iterate(start, directory -> directory != null, Path::getParent))
                .filter(directory -> Files.exists(directory.resolve("it/runtimes/pom.xml")))
                .findFirst()
                .map(ProjectLayout::new)
                .orElseThrow(() -> new SandboxException(
                        "No directory above " + classes + " holds it/runtimes/pom.xml; give the project's root with"
                                + " -Dsandbox.project=<directory>"));
    }

    static ProjectLayout at(Path root) {
        return new ProjectLayout(root);
    }

    /** The project's root directory. */
    public Path root() {
        return root;
    }

    /** The directory whose subdirectories are the runs; {@code -Dsandbox.directory} moves it. */
    public Path runs() {
        String given = System.getProperty("sandbox.directory");
        return given != null ? Path.of(given).toAbsolutePath() : root.resolve("it/target/sandbox");
    }

    /**
     * The class path of a runtime.
     *
     * @throws SandboxException when it is not built; the message gives the command
     */
    public String classpath(SandboxRuntime runtime) {
        Path file = root.resolve("it/runtimes").resolve(runtime.directory()).resolve("target/classpath");
        if (!Files.exists(file)) {
            throw new SandboxException("The runtime " + runtime.directory() + " is not resolved (" + file
                    + " is missing). Run: mvn -q -Pmatrix -f it/runtimes/pom.xml generate-resources");
        }
        try {
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The component zip that a Connect module built: {@code <module>/target/components/scamander-<module>-<version>.zip}.
     *
     * @param module the module's name, {@code connect-cassandra-sink}
     */
    public Path connectPackage(String module) {
        return built(module, "target/components", "scamander-" + module + "-", ".zip");
    }

    /** The shaded jar that {@code spark-datasource} built. */
    public Path sparkDataSource() {
        return built("spark-datasource", "target", "spark-datasource-", ".jar");
    }

    /** The jar of the Spark applications that tests and the quickstart run. */
    public Path sparkJobs() {
        return built("it/spark-jobs", "target", "spark-jobs-", ".jar");
    }

    private Path built(String module, String directory, String prefix, String suffix) {
        Path where = root.resolve(module).resolve(directory);
        try (Stream<Path> files = Files.exists(where) ? Files.list(where) : Stream.empty()) {
            List<Path> found = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix)
                                && name.endsWith(suffix)
                                && Stream.of("-sources", "-javadoc", "-tests")
                                        .noneMatch(kind -> name.endsWith(kind + suffix));
                    })
                    .toList();
            if (found.size() == 1) {
                return found.get(0);
            }
            throw new SandboxException((found.isEmpty() ? "No " : "More than one ") + prefix + "<version>" + suffix
                    + " in " + where + ". Run: mvn -DskipTests " + (found.isEmpty() ? "" : "clean ") + "package -pl "
                    + module + " -am");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
