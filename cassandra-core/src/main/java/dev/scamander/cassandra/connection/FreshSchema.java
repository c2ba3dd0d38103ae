package dev.scamander.cassandra.connection;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverExecutionException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.internal.core.channel.DriverChannel;
import com.datastax.oss.driver.internal.core.context.InternalDriverContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads the schema as it is this moment, in a time that is bounded.
 *
 * <p>The driver's own {@code refreshSchema} waits without end, and a driver (4.19) that is asked while its control connection is down
 * fails once and then leaves every later question unanswered. So it is not asked then.
 */
public final class FreshSchema {
    /** Beyond what the driver itself waits for the nodes to agree and to answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private FreshSchema() {}

    /**
     * Reads the schema.
     *
     * @throws ClosedConnectionException if the control connection is down; it comes back by itself
     * @throws DriverTimeoutException if the answer takes too long
     * @throws DriverException if the cluster does not answer, or refuses to tell
     */
    public static Metadata of(CqlSession session) {
        if (session.getContext() instanceof InternalDriverContext context && !isConnected(context)) {
            throw new ClosedConnectionException(
                    "the driver's control connection, over which it reads schemas, is down");
        }
        return await(session.refreshSchemaAsync().toCompletableFuture(), PATIENCE);
    }

    private static boolean isConnected(InternalDriverContext context) {
        DriverChannel control = context.getControlConnection().channel();
        return control != null && !control.closeFuture().isDone();
    }

    static Metadata await(CompletableFuture<Metadata> answer, Duration patience) {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new DriverTimeoutException("the schema could not be read within " + patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriverExecutionException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DriverException reason) {
                throw reason.copy();
            }
            if (e.getCause() instanceof IllegalStateException reason) {
                // The control connection went down after it was looked at.
                throw new ClosedConnectionException(reason.getMessage(), reason);
            }
            throw new DriverExecutionException(e.getCause());
        }
    }
}
