package dev.scamander.cassandra.connection;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import dev.scamander.cassandra.retry.ErrorClass;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/** Tells apart why the driver could not open a session. */
final class ConnectionFailures {
    private ConnectionFailures() {}

    static ConnectionException explain(ConnectionSettings settings, Throwable failure) {
        Throwable refused = find(failure, AuthenticationException.class::isInstance);
        if (refused != null) {
            return new ConnectionException(
                    ConnectionException.Reason.CREDENTIALS, credentials(settings, refused), failure);
        }
        Throwable tls = find(failure, SSLException.class::isInstance);
        if (tls != null) {
            return new ConnectionException(ConnectionException.Reason.TLS, tls(settings, tls), failure);
        }
        Throwable severalDcs = find(
                failure, cause -> cause instanceof IllegalStateException && mentionsDataCentre(cause.getMessage()));
        if (severalDcs != null) {
            return new ConnectionException(
                    ConnectionException.Reason.DATA_CENTRE,
                    settings.nameOf(ConnectionOption.LOCAL_DC) + " must be given: " + severalDcs.getMessage(),
                    failure);
        }
        if (find(failure, ConnectionFailures::isUnanswered) != null) {
            return new ConnectionException(
                    ConnectionException.Reason.UNREACHABLE, unreachable(settings, failure), failure);
        }
        return new ConnectionException(
                ConnectionException.Reason.CONFIGURATION,
                driverOption(settings, failure),
                "the driver could not start with " + settings + ": " + failure.getMessage(),
                failure);
    }

    /** No node lets us in, or one did and fell silent while the driver asked it for the others. */
    private static boolean isUnanswered(Throwable cause) {
        return cause instanceof AllNodesFailedException
                || cause instanceof DriverException && ErrorClass.of(cause).passes();
    }

    /** The driver names the path of what it refuses; null if the user gave no such option. */
    private static String driverOption(ConnectionSettings settings, Throwable failure) {
        return settings.driverOptions().keySet().stream()
                .filter(name -> {
                    String path = name.substring(ConnectionOption.DRIVER_PREFIX.length());
                    return find(
                                    failure,
                                    cause -> cause.getMessage() != null
                                            && cause.getMessage().contains(path))
                            != null;
                })
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    private static boolean mentionsDataCentre(String message) {
        return message != null && message.toLowerCase(Locale.ROOT).contains("datacenter");
    }

    private static String credentials(ConnectionSettings settings, Throwable refused) {
        String username = settings.get(ConnectionOption.AUTH_USERNAME);
        String who = username.isEmpty()
                ? "the cluster asks for credentials and none were given; set "
                        + settings.nameOf(ConnectionOption.AUTH_USERNAME) + " and "
                        + settings.nameOf(ConnectionOption.AUTH_PASSWORD)
                : "the cluster refused the user '" + username + "'; check "
                        + settings.nameOf(ConnectionOption.AUTH_USERNAME) + " and "
                        + settings.nameOf(ConnectionOption.AUTH_PASSWORD);
        return who + " (" + refused.getMessage() + ")";
    }

    private static String tls(ConnectionSettings settings, Throwable tls) {
        return "TLS with " + where(settings) + " failed: " + tls.getMessage() + "; check "
                + settings.nameOf(ConnectionOption.SSL_PROVIDER) + ", "
                + settings.nameOf(ConnectionOption.SSL_TRUSTSTORE_PATH) + " and "
                + settings.nameOf(ConnectionOption.SSL_HOSTNAME_VALIDATION);
    }

    private static String unreachable(ConnectionSettings settings, Throwable failure) {
        // What the system said ("Connection refused", a host's name) says more than what the driver made of it.
        Throwable said = find(failure, cause -> cause instanceof IOException && cause.getMessage() != null);
        String reason = said != null ? said.getMessage() : failure.getMessage();
        String hint = DriverOptions.is(settings, ConnectionOption.SSL_PROVIDER, "None")
                ? "; if the cluster wants TLS set " + settings.nameOf(ConnectionOption.SSL_PROVIDER)
                : "";
        return "no contact point could be reached at " + where(settings) + " (" + reason + "); check "
                + settings.nameOf(ConnectionOption.CONTACT_POINTS) + " and "
                + settings.nameOf(ConnectionOption.PORT) + hint;
    }

    private static String where(ConnectionSettings settings) {
        String bundle = settings.get(ConnectionOption.SECURE_CONNECT_BUNDLE);
        if (!bundle.isEmpty()) {
            return "the database of " + bundle;
        }
        return String.join(
                ", ",
                settings.contactPoints().stream()
                        .map(point -> ContactPoint.parse(point, settings.port()).toString())
                        .toList());
    }

    /** Searches causes, suppressed errors and what each node answered. */
    static Throwable find(Throwable failure, Predicate<Throwable> wanted) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty()) {
            Throwable next = open.poll();
            if (next == null || !seen.add(next)) {
                continue;
            }
            if (wanted.test(next)) {
                return next;
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            Collections.addAll(open, next.getSuppressed());
            if (next instanceof AllNodesFailedException all) {
                all.getAllErrors().values().forEach(open::addAll);
            }
        }
        return null;
    }
}
