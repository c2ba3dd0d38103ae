package dev.scamander.it.sandbox.embedded;

import dev.scamander.it.sandbox.SandboxException;
import dev.scamander.it.sandbox.SandboxProcess;
import dev.scamander.it.sandbox.process.ChildProcess;
import dev.scamander.it.sandbox.process.JavaCommand;
import dev.scamander.it.sandbox.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A system that can be ended and started again as the same child process command. */
final class EmbeddedProcess implements SandboxProcess {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final JavaCommand command;
    private final Path directory;
    private final Readiness readiness;
    private volatile ChildProcess child;

    EmbeddedProcess(JavaCommand command, Path directory, Readiness readiness) {
        this.command = command;
        this.directory = directory;
        this.readiness = readiness;
    }

    synchronized void launch() {
        if (isRunning()) {
            throw new SandboxException(name() + " runs already (process " + child.pid() + ")");
        }
        child = ChildProcess.start(command, directory);
    }

    void awaitReady(Duration timeout) {
        readiness.await(running(), timeout);
    }

    Optional<ChildProcess> child() {
        return Optional.ofNullable(child);
    }

    @Override
    public String name() {
        return command.name();
    }

    @Override
    public Path log() {
        return directory.resolve(name() + ".log");
    }

    @Override
    public boolean isRunning() {
        return child != null && child.isAlive();
    }

    @Override
    public long pid() {
        return running().pid();
    }

    @Override
    public void stop() {
        ChildProcess.end(List.of(running()), GRACE);
    }

    @Override
    public void kill() {
        running().kill();
    }

    @Override
    public void start() {
        launch();
        awaitReady(PATIENCE);
    }

    @Override
    public void pause() {
        running().pause();
    }

    @Override
    public void resume() {
        running().resume();
    }

    private ChildProcess running() {
        if (child == null) {
            throw new IllegalStateException(name() + " was not started");
        }
        return child;
    }
}
