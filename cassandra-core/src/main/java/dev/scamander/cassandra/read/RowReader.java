package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.List;

/** Reads statements page by page into a {@link RowCursor}. Safe for use by many threads; it holds nothing. */
public final class RowReader {
    /** A reader over a session, which stays the caller's to close. */
    public RowReader(CqlSession session, ReadSettings settings) {}

    /**
     * Begins to read. Rows come statement by statement in the order given; page size and consistency level are each statement's
     * own.
     */
    public RowCursor read(List<? extends Statement<?>> statements) {
        throw new UnsupportedOperationException();
    }
}
