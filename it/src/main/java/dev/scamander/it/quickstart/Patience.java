package dev.scamander.it.quickstart;

import dev.scamander.it.quickstart.console.Console;
import dev.scamander.it.sandbox.rest.ConnectRest;
import dev.scamander.it.sandbox.rest.ConnectRestException;
import dev.scamander.it.sandbox.rest.ConnectorStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for a connector as long as it gets on; gives up when it has failed or does not move any more. */
final class Patience {
    private static final Duration STANDSTILL = Duration.ofSeconds(120);
    private static final int NOT_FOUND = 404;
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final ConnectRest connect;
    private final String connector;
    private final Console console;

    Patience(ConnectRest connect, String connector, Console console) {
        this.connect = connect;
        this.connector = connector;
        this.console = console;
    }

    /** Waits until {@code look} says that all is done, and returns what it said last. */
    HowFar until(Supplier<HowFar> look) {
        HowFar last = look.get();
        while (!last.isDone()) {
            last = next(look, last);
            console.progress(last.toString());
        }
        return last;
    }

    private HowFar next(Supplier<HowFar> look, HowFar last) {
        try {
            return Awaitility.await()
                    .pollInSameThread()
                    .pollInterval(GLANCE)
                    .atMost(STANDSTILL)
                    .until(() -> lookUnlessFailed(look), now -> !now.equals(last));
        } catch (ConditionTimeoutException e) {
            throw new QuickstartException(
                    connector + " stands still at " + last + " since " + STANDSTILL.toSeconds() + " s", e);
        }
    }

    private HowFar lookUnlessFailed(Supplier<HowFar> look) {
        status().filter(ConnectorStatus::hasFailed).ifPresent(failed -> {
            throw new QuickstartException(connector + " has failed: "
                    + failed.traces().lines().findFirst().orElse("it does not say why"));
        });
        return look.get();
    }

    /** A connector that was just created has no status yet. */
    private Optional<ConnectorStatus> status() {
        try {
            return Optional.of(connect.status(connector));
        } catch (ConnectRestException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
