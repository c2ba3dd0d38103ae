package dev.scamander.it.sandbox;

import java.time.Duration;

/** One system of a sandbox, of one or more processes. */
public interface SandboxPart extends AutoCloseable {
    /** Its name for people: {@code Cassandra 5.0 (3 nodes)}. */
    String title();

    /** Where it serves, for people. */
    String address();

    /** Begins to start it; returns at once. */
    void launch();

    /**
     * Waits until it serves.
     *
     * @throws SandboxException when it does not in time, or has ended; the message quotes its log
     */
    void awaitReady(Duration timeout);

    /** Closes clients that were opened for it. The backend ends the processes. */
    @Override
    void close();
}
