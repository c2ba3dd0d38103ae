package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.List;
import java.util.Objects;

/** Reads statements page by page into a {@link RowCursor}. Safe for use by many threads; it holds nothing. */
public final class RowReader {
    private final CqlSession session;
    private final ReadSettings settings;

    /** A reader over a session, which stays the caller's to close. */
    public RowReader(CqlSession session, ReadSettings settings) {
        this.session = Objects.requireNonNull(session, "session");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Begins to read. Rows come statement by statement in the order given, unless the settings allow any; consistency level, and
     * page size if the settings have none, are each statement's own, and a statement that carries a paging state is read from there
     * on.
     */
    public RowCursor read(List<? extends Statement<?>> statements) {
        return new PagedCursor(
                new StatementPages(session, List.copyOf(statements), new PageSize(settings.pageBytes())), settings);
    }
}
