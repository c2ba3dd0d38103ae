package dev.scamander.it.sandbox.process;

import dev.scamander.it.sandbox.SandboxException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A running child JVM on a {@linkplain Leash leash}. Ends with {@link #end}, with this JVM's orderly exit or Ctrl-C (a
 * shutdown hook), and with this JVM's crash (the leash).
 */
public final class ChildProcess {
    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a process.
     *
     * @param command what to run
     * @param directory the directory of this run; standard output and standard error are appended to
     *     {@code <name>.log} in it
     */
    public static ChildProcess start(JavaCommand command, Path directory) {
        Path log = directory.resolve(command.name() + ".log");
        return start(command, directory, log, ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /**
     * Starts a process whose standard output is its result: it goes to {@code output}, only standard error to the log.
     *
     * @param command what to run
     * @param directory the directory of this run
     * @param output the file for standard output, overwritten
     */
    public static ChildProcess start(JavaCommand command, Path directory, Path output) {
        Path log = directory.resolve(command.name() + ".log");
        return start(command, directory, log, ProcessBuilder.Redirect.to(output.toFile()));
    }

    private static ChildProcess start(JavaCommand command, Path directory, Path log, ProcessBuilder.Redirect output) {
        File errors = log.toFile();
        try {
            Files.createDirectories(directory);
            ProcessBuilder builder = new ProcessBuilder(command.prepare(directory))
                    .directory(directory.toFile())
                    .redirectOutput(output)
                    .redirectError(ProcessBuilder.Redirect.appendTo(errors));
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().remove("CLASSPATH");
            builder.environment().putAll(command.environment());
            return LiveProcesses.add(() -> new ChildProcess(command.name(), builder.start(), log));
        } catch (IOException e) {
            throw new SandboxException(
                    "Cannot start " + command.name() + " in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The name given at the start. */
    public String name() {
        return name;
    }

    /** The operating system's process id. */
    public long pid() {
        return process.pid();
    }

    /** The log file. */
    public Path log() {
        return log;
    }

    /** Whether the process still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits for the process to end by itself.
     *
     * @return its exit status; empty when the time is up
     */
    public Optional<Integer> awaitExit(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(process.exitValue())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Sends SIGKILL and waits until the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitGone();
    }

    /** Sends SIGSTOP: the process keeps its sockets and answers nothing, like a machine in a long pause. */
    public void pause() {
        signal("STOP");
    }

    /** Sends SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /** Ends processes together: SIGTERM to each, SIGKILL to those that still run after {@code grace}. */
    public static void end(Collection<ChildProcess> processes, Duration grace) {
        // Through the handle: Process.destroy() also closes the pipe, and the leash would halt the child at once.
        processes.forEach(child -> child.process.toHandle().destroy());
        long deadline = System.nanoTime() + grace.toNanos();
        for (ChildProcess child : List.copyOf(processes)) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            if (child.awaitExit(left).isEmpty()) {
                child.process.destroyForcibly();
            }
        }
        processes.forEach(ChildProcess::awaitGone);
    }

    /** The last lines of the log, for an error message. */
    public String logTail() {
        return LogTail.of(log);
    }

    private void awaitGone() {
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        LiveProcesses.remove(this);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
            if (kill.waitFor() != 0) {
                throw new SandboxException("kill -" + signal + " " + pid() + " (" + name + ") failed");
            }
        } catch (IOException e) {
            throw new SandboxException("Cannot send " + signal + " to " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("Interrupted while sending " + signal + " to " + name, e);
        }
    }
}
