package dev.scamander.cassandra.connection;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One session per JVM and settings, shared by whoever needs it: tasks of a connector, tasks of a Spark executor.
 *
 * <p>A session closes a short grace after its last lease, because Spark tasks come and go within milliseconds while opening a
 * session takes a good part of a second. Safe for use by many threads.
 */
public final class SessionCache {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final SessionCache SHARED = new SessionCache(SessionOpener::open, GRACE);

    private final Function<ConnectionSettings, CqlSession> opener;
    private final Duration grace;
    private final Map<ConnectionSettings, Entry> entries = new HashMap<>();
    private final ScheduledThreadPoolExecutor closer;

    /** One session under way or open; its fields are guarded by the cache. */
    private static final class Entry {
        final CompletableFuture<CqlSession> session = new CompletableFuture<>();
        int leases;
        ScheduledFuture<?> closing;
    }

    SessionCache(Function<ConnectionSettings, CqlSession> opener, Duration grace) {
        this.opener = opener;
        this.grace = grace;
        this.closer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "scamander-session-closer");
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
        // The thread goes away with its last task, so that an unloaded plugin leaves none behind.
        closer.setKeepAliveTime(1, TimeUnit.SECONDS);
        closer.allowCoreThreadTimeOut(true);
        closer.setRemoveOnCancelPolicy(true);
    }

    /**
     * A lease on the session for these settings, which is opened if nobody has it open. Callers with equal settings wait for
     * one opening.
     *
     * @throws ConnectionException when the session cannot be opened; nothing is cached then
     */
    public static SessionLease acquire(ConnectionSettings settings) {
        return SHARED.lease(settings);
    }

    SessionLease lease(ConnectionSettings settings) {
        Entry entry;
        boolean first = false;
        synchronized (this) {
            entry = entries.get(settings);
            if (entry == null || isClosedUnderUs(entry)) {
                entry = new Entry();
                entries.put(settings, entry);
                first = true;
            }
            entry.leases++;
            if (entry.closing != null) {
                entry.closing.cancel(false);
                entry.closing = null;
            }
        }
        if (first) {
            open(settings, entry);
        }
        Entry leased = entry;
        try {
            return new SessionLease(entry.session.join(), () -> release(settings, leased));
        } catch (CompletionException e) {
            throw e.getCause() instanceof ConnectionException failure
                    // Each caller gets a trace of its own.
                    ? new ConnectionException(
                            failure.reason(), failure.setting().orElse(null), failure.getMessage(), failure)
                    : e;
        }
    }

    private static boolean isClosedUnderUs(Entry entry) {
        return entry.session.isDone()
                && !entry.session.isCompletedExceptionally()
                && entry.session.join().isClosed();
    }

    private void open(ConnectionSettings settings, Entry entry) {
        try {
            entry.session.complete(opener.apply(settings));
        } catch (Throwable e) {
            synchronized (this) {
                entries.remove(settings, entry);
            }
            entry.session.completeExceptionally(e);
        }
    }

    private synchronized void release(ConnectionSettings settings, Entry entry) {
        if (--entry.leases > 0) {
            return;
        }
        if (grace.isZero()) {
            closeIfUnused(settings, entry);
        } else {
            entry.closing =
                    closer.schedule(() -> closeIfUnused(settings, entry), grace.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void closeIfUnused(ConnectionSettings settings, Entry entry) {
        if (entry.leases == 0) {
            entries.remove(settings, entry);
            entry.session.join().closeAsync();
        }
    }
}
