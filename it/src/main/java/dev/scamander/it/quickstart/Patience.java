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
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final String CAUSE = "Caused by: ";
    private static final int NOT_FOUND = 404;

    private final String connector;
    private final Supplier<Optional<ConnectorStatus>> status;
    private final Console console;
    private final Duration standstill;

    Patience(ConnectRest connect, String connector, Console console) {
        this(connector, () -> statusIfKnown(connect, connector), console, STANDSTILL);
    }

    /** With that source of states, empty while the connector has none, and with that limit to a standstill. */
    Patience(String connector, Supplier<Optional<ConnectorStatus>> status, Console console, Duration standstill) {
        this.connector = connector;
        this.status = status;
        this.console = console;
        this.standstill = standstill;
    }

    /**
     * Waits until {@code look} says that all is done, and returns what it said last.
     *
     * @throws QuickstartException when the connector has failed, with the reason that it gives, or stands still
     */
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
                    .atMost(standstill)
                    .until(() -> lookUnlessFailed(look), now -> !now.equals(last));
        } catch (ConditionTimeoutException e) {
            throw new QuickstartException(
                    connector + " has stood still at " + last + " for " + standstill.toSeconds() + " s", e);
        }
    }

    private HowFar lookUnlessFailed(Supplier<HowFar> look) {
        status.get().filter(ConnectorStatus::hasFailed).ifPresent(failed -> {
            throw new QuickstartException(connector + " has failed: " + reason(failed.traces()));
        });
        return look.get();
    }

    /** The innermost cause: Connect's own words around it say only that the task has ended. */
    private static String reason(String trace) {
        return trace.lines()
                .filter(line -> line.startsWith(CAUSE))
                .reduce((outer, inner) -> inner)
                .map(line -> line.substring(CAUSE.length()))
                .or(() -> trace.lines().findFirst())
                .orElse("it does not say why");
    }

    /** A connector that was just created has no status yet. */
    private static Optional<ConnectorStatus> statusIfKnown(ConnectRest connect, String connector) {
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
