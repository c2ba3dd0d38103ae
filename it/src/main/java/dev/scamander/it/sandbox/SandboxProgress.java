package dev.scamander.it.sandbox;

import java.time.Duration;

/** Is told what the sandbox does. Called from several threads, one at a time. */
public interface SandboxProgress {
    /**
     * A system is being started.
     *
     * @param system its name for people: {@code Cassandra 5.0 (1 node)}
     */
    void starting(String system);

    /**
     * A system serves.
     *
     * @param system the name given to {@link #starting}
     * @param address where it serves
     * @param took the time since the sandbox's start
     */
    void ready(String system, String address, Duration took);

    /** Everything is being stopped. */
    void stopping();

    /** Tells nobody. */
    static SandboxProgress silent() {
        return new SandboxProgress() {
            @Override
            public void starting(String system) {}

            @Override
            public void ready(String system, String address, Duration took) {}

            @Override
            public void stopping() {}
        };
    }
}
