package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Looks up keys, many at a time: what joins a stream of keys with a table. Keys whose partition key is one column are asked for by
 * the list, as far as they share their replicas. Safe for use by many threads.
 */
public final class KeyLookup {
    private final CqlSession session;
    private final KeyQuery query;
    private final LookupSettings settings;
    private final LookupStatements statements;
    private final ReplicaSets replicas;

    /**
     * Prepares a query.
     *
     * @param session the session, which stays the caller's to close
     * @param query what is asked of each key
     * @param values the encoded values of the variables in the query's predicates, in order
     * @param consistency the consistency level; null for the session's own
     * @param settings bounds
     */
    public KeyLookup(
            CqlSession session,
            KeyQuery query,
            List<ByteBuffer> values,
            ConsistencyLevel consistency,
            LookupSettings settings) {
        this.session = session;
        this.query = query;
        this.settings = settings;
        boolean several = settings.keysPerRequest() > 1 && query.takesSeveral();
        this.statements = new LookupStatements(session, query, values, consistency, settings.pageSize(), several);
        this.replicas = new ReplicaSets(session.getMetadata(), query.keyspace());
    }

    /** The columns of the rows: what was selected, and perhaps one more. */
    public ColumnDefinitions columns() {
        return statements.columns();
    }

    /**
     * Looks up the keys of some askers.
     *
     * @param askers who asks; taken in the caller's thread, as rows are
     * @param keyOf gives an asker's key: the encoded values of the partition key's columns and of the clustering columns that the
     *     query names; null, or with a null in it, if no row can match
     * @param withEnds whether each asker is given once more, without a row, when it has had its last row or turned out to have none
     * @return a cursor, to be closed by the caller
     */
    public <T> LookupCursor<T> lookUp(
            Iterator<? extends T> askers, Function<? super T, ByteBuffer[]> keyOf, boolean withEnds) {
        return new LookupCursor<>(
                new LookupPages(session, statements),
                replicas::of,
                settings,
                query.partitionKey().size(),
                askers,
                keyOf,
                withEnds);
    }
}
