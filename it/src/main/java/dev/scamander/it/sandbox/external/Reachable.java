package dev.scamander.it.sandbox.external;

import dev.scamander.it.sandbox.SandboxException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for a system that others run. */
final class Reachable {
    private Reachable() {}

    static void await(String title, String address, Duration timeout, Callable<Boolean> probe) {
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .ignoreExceptions()
                    .pollInterval(Duration.ofMillis(500))
                    .atMost(timeout)
                    .until(probe);
        } catch (ConditionTimeoutException e) {
            throw new SandboxException(
                    title + " does not answer at " + address + " after " + timeout.toSeconds() + " s: " + e.getCause(),
                    e);
        }
    }
}
