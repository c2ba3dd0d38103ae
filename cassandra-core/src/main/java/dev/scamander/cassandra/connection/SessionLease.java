package dev.scamander.cassandra.connection;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.concurrent.atomic.AtomicBoolean;

/** One user's share of a session. The session stays open at least until every lease on it is closed. */
public final class SessionLease implements AutoCloseable {
    private final CqlSession session;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    SessionLease(CqlSession session, Runnable release) {
        this.session = session;
        this.release = release;
    }

    /**
     * The session; never close it, close the lease.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public CqlSession session() {
        if (closed.get()) {
            throw new IllegalStateException("the lease on this session is closed");
        }
        return session;
    }

    /** Gives the share back; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
