package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Pages of a prepared query's statements, from the driver. */
final class LookupPages implements LookupSource {
    private static final PageSize AS_BOUND = new PageSize(0);

    private final CqlSession session;
    private final LookupStatements prepared;
    private final Map<Integer, BoundStatement> statements = new ConcurrentHashMap<>();
    private volatile int added;

    LookupPages(CqlSession session, LookupStatements prepared) {
        this.session = session;
        this.prepared = prepared;
    }

    @Override
    public void add(Iterable<LookupKey> keys) {
        int number = added;
        statements.put(number, prepared.bind(keys));
        added = number + 1;
    }

    @Override
    public int keyColumn() {
        return prepared.keyColumn();
    }

    @Override
    public void forget(int request) {
        statements.remove(request);
    }

    @Override
    public int requests() {
        return added;
    }

    @Override
    public ByteBuffer firstState(int request) {
        return null;
    }

    @Override
    public CompletionStage<Page> fetch(int request, ByteBuffer state) {
        BoundStatement statement = statements.get(request);
        return StatementPages.fetch(
                session, state == null ? statement : statement.setPagingState(state), state, AS_BOUND);
    }

    @Override
    public String describe(int request) {
        return prepared.cql();
    }
}
