package dev.scamander.it.sandbox.spark;

import dev.scamander.it.sandbox.SandboxException;
import dev.scamander.it.sandbox.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A Spark application that runs. */
public final class SparkApplication implements AutoCloseable {

    private final String title;
    private final ChildProcess child;
    private final Path output;
    private final Duration timeout;
    private final long began = System.nanoTime();

    SparkApplication(String title, ChildProcess child, Path output, Duration timeout) {
        this.title = title;
        this.child = child;
        this.output = output;
        this.timeout = timeout;
    }

    /**
     * Waits for its end.
     *
     * @throws SandboxException when it ends with another status than 0 or its time is up; the message quotes the log
     */
    public SparkResult result() {
        Optional<Integer> status = child.awaitExit(timeout);
        if (status.isEmpty() || status.get() != 0) {
            String what = status.isEmpty()
                    ? " is not done after " + timeout.toSeconds() + " s. "
                    : " ended with status " + status.get() + ". ";
            throw new SandboxException(title + what + child.logTail());
        }
        return new SparkResult(lines(), child.log(), Duration.ofNanos(System.nanoTime() - began));
    }

    /** What it has printed so far. */
    public List<String> lines() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails if it has ended.
     *
     * @throws SandboxException quoting the log
     */
    public void requireAlive() {
        if (!child.isAlive()) {
            throw new SandboxException(title + " has ended. " + child.logTail());
        }
    }

    /** Kills it as a power cut does, if it still runs, and waits until it is gone. */
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.kill();
    }
}
