package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;

/**
 * Rows one after another, with the next pages already under way. For one thread; {@link #close()} alone may come from any.
 *
 * <pre>{@code
 * try (RowCursor rows = reader.read(statements)) {
 *     while (rows.next()) {
 *         consume(rows.row());
 *     }
 * }
 * }</pre>
 */
public interface RowCursor extends AutoCloseable {
    /**
     * Moves to the next row; waits for it where it has not arrived.
     *
     * @return false after the last row
     * @throws ReadException when a page cannot be read; the cursor is closed then
     */
    boolean next() throws InterruptedException;

    /** The row moved to; raw columns by {@code getBytesUnsafe(i)}. */
    Row row();

    /** Rows that can be had by {@link #next()} without waiting. */
    int available();

    /** Whether everything that there is has arrived, and the cluster is not asked any more. */
    boolean hasAll();

    /** The number of the statement that the row came from, counted from 0 in the order they were given. */
    int requestIndex();

    /** The paging state which the page of the current row was asked for with; null for a statement's first page. */
    ByteBuffer pagingState();

    /** The number of the current row in its page, counted from 0. */
    int rowInPage();

    /** What the cursor has done so far. */
    ReadMetrics metrics();

    /** Stops reading: what is under way is cancelled, what was read ahead is dropped. */
    @Override
    void close();
}
