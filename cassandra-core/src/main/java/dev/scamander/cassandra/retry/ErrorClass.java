package dev.scamander.cassandra.retry;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.FrameTooLongException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.CDCWriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.FunctionFailureException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.TruncateException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * What an error of the driver means for whoever wants to try again.
 *
 * <p>The kinds of server error are those of the native protocol specification, version 5, section 9.
 */
public enum ErrorClass {
    /** It passes, and the request certainly had no effect: no replica was asked. */
    NOT_APPLIED,
    /** It passes, and the request may have had its effect or may have it later. */
    AMBIGUOUS,
    /** Either a server in trouble or data that it cannot digest: the answer does not tell which. */
    SUSPECT,
    /** The server refuses this request's data, and will again. */
    DATA,
    /** Nothing of the sort can succeed before a person has changed something: schema, rights, program. */
    FATAL;

    /** Reason 1 of a read failure: too many tombstones. Asking again only repeats the work. */
    private static final int READ_TOO_MANY_TOMBSTONES = 1;

    private static final List<String> SCHEMA_MESSAGES = List.of(
            "unconfigured table",
            "table does not exist",
            "keyspace does not exist",
            "undefined column",
            "unknown identifier",
            "no keyspace has been specified");

    /** Whether trying again may help. */
    public boolean passes() {
        return this == NOT_APPLIED || this == AMBIGUOUS;
    }

    /** The class of an error, wrappers of futures looked through. */
    public static ErrorClass of(Throwable wrapped) {
        Throwable error = unwrap(wrapped);
        if (error instanceof AllNodesFailedException all) {
            return ofAll(all);
        }
        if (error instanceof UnavailableException
                || error instanceof BootstrappingException
                || error instanceof NodeUnavailableException
                || error instanceof BusyConnectionException
                || error instanceof ConnectionInitException
                || error instanceof RequestThrottlingException) {
            return NOT_APPLIED;
        }
        if (error instanceof ReadFailureException failure
                && failure.getReasonMap().containsValue(READ_TOO_MANY_TOMBSTONES)) {
            return FATAL;
        }
        if (error instanceof WriteFailureException
                || error instanceof ServerError
                || error instanceof CDCWriteFailureException) {
            return SUSPECT;
        }
        // An overloaded coordinator may already have passed the write on to some replicas.
        if (error instanceof QueryConsistencyException
                || error instanceof OverloadedException
                || error instanceof TruncateException
                || error instanceof DriverTimeoutException
                || error instanceof ClosedConnectionException
                || error instanceof HeartbeatException) {
            return AMBIGUOUS;
        }
        if (error instanceof InvalidQueryException) {
            return isAboutSchema(error.getMessage()) ? FATAL : DATA;
        }
        if (error instanceof FunctionFailureException || error instanceof FrameTooLongException) {
            return DATA;
        }
        return error instanceof IOException ? AMBIGUOUS : FATAL;
    }

    private static ErrorClass ofAll(AllNodesFailedException all) {
        ErrorClass worst = NOT_APPLIED;
        for (List<Throwable> errors : all.getAllErrors().values()) {
            for (Throwable error : errors) {
                ErrorClass next = of(error);
                worst = next.ordinal() > worst.ordinal() ? next : worst;
            }
        }
        return worst;
    }

    private static boolean isAboutSchema(String message) {
        String lower = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return SCHEMA_MESSAGES.stream().anyMatch(lower::contains)
                || lower.startsWith("keyspace ") && lower.endsWith("does not exist")
                || lower.startsWith("table ") && lower.endsWith("does not exist");
    }

    /** The error inside the wrappers of futures. */
    public static Throwable unwrap(Throwable error) {
        Throwable inner = error;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    /** An error in a line: its message, and for a failure of all nodes what each of them said, at most three. */
    public static String describe(Throwable wrapped) {
        Throwable error = unwrap(wrapped);
        if (error instanceof AllNodesFailedException all && !all.getAllErrors().isEmpty()) {
            StringBuilder text = new StringBuilder("every node tried failed: ");
            int shown = 0;
            for (var entry : all.getAllErrors().entrySet()) {
                if (shown++ == 3) {
                    text.append(" and ").append(all.getAllErrors().size() - 3).append(" more");
                    break;
                }
                text.append(shown > 1 ? "; " : "")
                        .append(entry.getKey().getEndPoint())
                        .append(": ")
                        .append(describe(entry.getValue().get(0)));
            }
            return text.toString();
        }
        String name = error.getClass().getSimpleName();
        return error.getMessage() == null ? name : name + ": " + error.getMessage();
    }
}
