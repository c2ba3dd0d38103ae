package dev.scamander.it.sandbox.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to run in a JVM of its own.
 *
 * @param name the process's name, also the stem of its files
 * @param mainClass the class whose {@code main} runs
 * @param classpath the class path, in the platform's notation
 * @param jvmOptions options of the JVM
 * @param arguments arguments of the main class
 * @param childClasses classes of ours that the child needs, each complete in one class file
 * @param environment environment variables, besides those of this process
 */
public record JavaCommand(
        String name,
        String mainClass,
        String classpath,
        List<String> jvmOptions,
        List<String> arguments,
        List<Class<?>> childClasses,
        Map<String, String> environment) {

    /** Copies the collections. */
    public JavaCommand {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
        childClasses = List.copyOf(childClasses);
        environment = Map.copyOf(environment);
    }

    /** In the environment of this process. */
    public JavaCommand(
            String name,
            String mainClass,
            String classpath,
            List<String> jvmOptions,
            List<String> arguments,
            List<Class<?>> childClasses) {
        this(name, mainClass, classpath, jvmOptions, arguments, childClasses, Map.of());
    }

    /**
     * Writes what the child needs to read before it runs, and gives the command line. The options go through a file: class
     * paths of this length would make the process list unreadable.
     */
    List<String> prepare(Path directory) {
        Path launch = directory.resolve("launch");
        copyClass(Leash.class, launch);
        childClasses.forEach(type -> copyClass(type, launch));

        List<String> options = new ArrayList<>(jvmOptions);
        options.add("-cp");
        options.add(launch + System.getProperty("path.separator") + classpath);
        options.add(Leash.class.getName());
        options.add(mainClass);
        options.addAll(arguments);
        Path file = directory.resolve(name + ".args");
        try {
            Files.writeString(
                    file, options.stream().map(JavaCommand::quoted).collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file);
    }

    private static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void copyClass(Class<?> type, Path launch) {
        String resource = type.getName().replace('.', '/') + ".class";
        Path target = launch.resolve(resource);
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(resource)) {
            Files.createDirectories(target.getParent());
            // Written whole or not at all: another process of this run may be reading the same file.
            if (!Files.exists(target)) {
                Path written = Files.createTempFile(launch, type.getSimpleName(), ".tmp");
                Files.write(written, bytes.readAllBytes());
                Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
