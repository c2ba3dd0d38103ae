package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.DriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the units of a task, in a snapshot one ahead while the last rows of the one before are handed over, so that its first rows
 * are there when it is their turn. {@link #close} may be called by any thread.
 */
final class OpenUnits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenUnits.class);

    private final UnitQueue queue;
    private final TaskTables tables;
    private volatile OpenUnit ahead;

    OpenUnits(UnitQueue queue, TaskTables tables) {
        this.queue = queue;
        this.tables = tables;
    }

    /**
     * The next unit that has something to read; null if none has for now.
     *
     * @throws DriverException if the cluster refuses to be asked; the unit is the next one still
     */
    OpenUnit next() {
        OpenUnit next = ahead;
        ahead = null;
        return next == null ? openNext() : next;
    }

    /** Opens a unit ahead if the cluster has nothing left to do for the current one. */
    void lookAhead(OpenUnit current) {
        if (ahead != null || !current.scan().whole() || !current.reader().hasAll()) {
            return;
        }
        try {
            OpenUnit opened = openNext();
            if (opened != null && !opened.scan().whole()) {
                // what is there now is not all that will be there when its turn comes
                opened.reader().close();
                queue.again(opened.state());
            } else {
                ahead = opened;
            }
        } catch (RuntimeException e) {
            LOG.debug("The unit to come cannot be opened yet", e);
        }
    }

    private OpenUnit openNext() {
        UnitState state = queue.next(System.currentTimeMillis());
        if (state == null) {
            return null;
        }
        Increments.Scan scan = queue.scan();
        try {
            LOG.debug(
                    "Reading unit {} from {}",
                    state.unit(),
                    scan.after() == null ? "its beginning" : "behind " + scan.after());
            return new OpenUnit(
                    state, scan, tables.current(state.unit().table()).open(state.unit(), scan));
        } catch (RuntimeException e) {
            queue.again(state);
            throw e;
        }
    }

    @Override
    public void close() {
        OpenUnit opened = ahead;
        if (opened != null) {
            opened.reader().close();
        }
    }
}
