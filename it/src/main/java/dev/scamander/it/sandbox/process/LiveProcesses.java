package dev.scamander.it.sandbox.process;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every child of this JVM that may still run. The shutdown hook ends them, and no child starts once it has begun. */
final class LiveProcesses {
    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final Set<ChildProcess> LIVE = new LinkedHashSet<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(LiveProcesses::endAll, "sandbox-shutdown"));
    }

    private LiveProcesses() {}

    /** How a process comes to life. */
    @FunctionalInterface
    interface Start {
        ChildProcess start() throws IOException;
    }

    static ChildProcess add(Start start) throws IOException {
        synchronized (LIVE) {
            if (ending) {
                throw new IOException("this JVM is shutting down");
            }
            ChildProcess child = start.start();
            LIVE.add(child);
            return child;
        }
    }

    static void remove(ChildProcess child) {
        synchronized (LIVE) {
            LIVE.remove(child);
        }
    }

    private static void endAll() {
        List<ChildProcess> children;
        synchronized (LIVE) {
            ending = true;
            children = List.copyOf(LIVE);
        }
        ChildProcess.end(children, GRACE);
    }
}
