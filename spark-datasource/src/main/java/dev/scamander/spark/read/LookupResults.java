package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.cassandra.read.LookupCursor;
import dev.scamander.cassandra.read.ReadMetrics;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * What the rows of a lookup are made into, for the task that asked for them.
 *
 * @param <A> who asks
 * @param <T> what is made
 */
public abstract class LookupResults<A, T> implements Iterator<T>, AutoCloseable {

    private final LookupCursor<A> cursor;
    private T next;
    private long given;

    /**
     * Goes through a lookup.
     *
     * @param cursor the lookup, which is closed with this
     */
    protected LookupResults(LookupCursor<A> cursor) {
        this.cursor = cursor;
    }

    /**
     * Makes something of a row.
     *
     * @param asker who asked for it
     * @param row the row
     * @return null if nothing comes of it
     */
    protected abstract T answered(A asker, Row row);

    /**
     * Makes something of one who has got all rows there are, if the lookup tells of those.
     *
     * @param asker who asked
     * @return null if nothing comes of it
     */
    protected abstract T ended(A asker);

    @Override
    public final boolean hasNext() {
        if (next == null) {
            try {
                next = advance();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the lookup was cancelled", e);
            }
        }
        return next != null;
    }

    @Override
    public final T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T current = next;
        next = null;
        given++;
        return current;
    }

    private T advance() throws InterruptedException {
        while (cursor.next()) {
            T result = cursor.row() == null ? ended(cursor.asker()) : answered(cursor.asker(), cursor.row());
            if (result != null) {
                return result;
            }
        }
        return null;
    }

    /** How many were given so far. */
    public final long given() {
        return given;
    }

    /** What reading did so far. */
    public final ReadMetrics metrics() {
        return cursor.metrics();
    }

    @Override
    public final void close() {
        cursor.close();
    }
}
