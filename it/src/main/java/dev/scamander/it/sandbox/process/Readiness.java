package dev.scamander.it.sandbox.process;

import dev.scamander.it.sandbox.SandboxException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * A condition that says that a system serves.
 *
 * @param condition what must hold, as it reads in an error: {@code "AdminClient.describeCluster answers"}
 * @param probe returns true once it holds; an exception means 'not yet' and is quoted when the time is up
 */
public record Readiness(String condition, Callable<Boolean> probe) {

    /**
     * Waits until a process is ready; fails at once when it ends.
     *
     * @throws SandboxException when the time is up or the process has ended; the message quotes the end of its log
     */
    public void await(ChildProcess process, Duration timeout) {
        AtomicReference<Exception> last = new AtomicReference<>();
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ofMillis(100))
                    .pollInterval(Duration.ofMillis(200))
                    .atMost(timeout)
                    .failFast("ended", () -> !process.isAlive())
                    .until(() -> holds(last));
        } catch (ConditionTimeoutException e) {
            throw failure(process, "is not ready after " + timeout.toSeconds() + " s", last.get());
        } catch (TerminalFailureException e) {
            throw failure(process, "ended before it was ready", last.get());
        }
    }

    private boolean holds(AtomicReference<Exception> last) {
        try {
            return probe.call();
        } catch (Exception e) {
            last.set(e);
            return false;
        }
    }

    private SandboxException failure(ChildProcess process, String what, Exception last) {
        return new SandboxException(
                process.name() + " " + what + " (condition: " + condition + "; last answer: "
                        + (last == null ? "no" : last) + "). " + process.logTail(),
                last);
    }
}
