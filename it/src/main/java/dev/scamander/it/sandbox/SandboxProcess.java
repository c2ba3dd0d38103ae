package dev.scamander.it.sandbox;

import java.nio.file.Path;

/** One process of a sandbox, for tests that hurt it. Its address and its data survive an end and a new start. */
public interface SandboxProcess {
    /** Its name, the stem of its log file: {@code cassandra-1}. */
    String name();

    /** Its log file. */
    Path log();

    /** Whether it runs. */
    boolean isRunning();

    /** Its process id. */
    long pid();

    /** Ends it in order (SIGTERM) and waits until it is gone. */
    void stop();

    /** Ends it like a power cut ({@code kill -9}) and waits until it is gone. */
    void kill();

    /** Starts it again and waits until it serves. */
    void start();

    /** Freezes it (SIGSTOP): connections stay open, nothing answers. */
    void pause();

    /** Lets it go on after {@link #pause}. */
    void resume();
}
