package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Pages of statements, from the driver. */
final class StatementPages implements PageSource {
    private final CqlSession session;
    private final List<? extends Statement<?>> statements;
    private final PageSize size;

    StatementPages(CqlSession session, List<? extends Statement<?>> statements, PageSize size) {
        this.session = session;
        this.statements = statements;
        this.size = size;
        for (Statement<?> statement : statements) {
            if (statement instanceof BatchStatement) {
                throw new IllegalArgumentException("a batch returns no rows to read");
            }
        }
    }

    @Override
    public int requests() {
        return statements.size();
    }

    @Override
    public ByteBuffer firstState(int request) {
        return statements.get(request).getPagingState();
    }

    @Override
    public CompletionStage<Page> fetch(int request, ByteBuffer state) {
        Statement<?> statement = statements.get(request).setPagingState(state);
        if (statement.isIdempotent() == null) {
            statement = statement.setIdempotent(true);
        }
        int rows = size.rows();
        if (rows > 0) {
            statement = statement.setPageSize(rows);
        }
        return fetch(session, statement, state, size);
    }

    /** Asks for one page of a statement that carries the page's state, and learns from it. */
    static CompletableFuture<Page> fetch(CqlSession session, Statement<?> statement, ByteBuffer state, PageSize size) {
        CompletableFuture<AsyncResultSet> answer =
                session.executeAsync(statement).toCompletableFuture();
        CompletableFuture<Page> page = answer.thenApply(result -> {
            var info = result.getExecutionInfo();
            size.received(result.remaining(), info.getResponseSizeInBytes());
            return new Page(
                    result.currentPage().iterator(),
                    result.remaining(),
                    state,
                    info.getPagingState(),
                    Math.max(0, info.getResponseSizeInBytes()));
        });
        page.whenComplete((result, error) -> {
            if (page.isCancelled()) {
                answer.cancel(true);
            }
        });
        return page;
    }

    @Override
    public String describe(int request) {
        Statement<?> statement = statements.get(request);
        if (statement instanceof BoundStatement bound) {
            return bound.getPreparedStatement().getQuery();
        }
        return statement instanceof SimpleStatement simple ? simple.getQuery() : statement.toString();
    }
}
