package dev.scamander.benchmarks.systems;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;

/**
 * Reads the answers of many statements with the driver alone, as fast as it goes: some statements under way at once, the
 * next page of each asked for before its last one is looked at, and of every row no more than the columns' bytes.
 */
public final class PageLoop {

    private final CqlSession session;
    private final int concurrency;

    /**
     * @param session the session
     * @param concurrency statements under way at once
     */
    public PageLoop(CqlSession session, int concurrency) {
        this.session = session;
        this.concurrency = concurrency;
    }

    /**
     * Reads everything.
     *
     * @return the number of rows
     */
    public long read(Iterator<? extends Statement<?>> statements) throws InterruptedException, ExecutionException {
        BlockingQueue<Object> arrivals = new ArrayBlockingQueue<>(concurrency);
        int underWay = 0;
        long rows = 0;
        while (underWay < concurrency && statements.hasNext()) {
            send(statements.next(), arrivals);
            underWay++;
        }
        while (underWay > 0) {
            AsyncResultSet page = page(arrivals.take());
            if (page.hasMorePages()) {
                page.fetchNextPage().whenComplete((next, failure) -> arrivals.add(failure == null ? next : failure));
            } else if (statements.hasNext()) {
                send(statements.next(), arrivals);
            } else {
                underWay--;
            }
            rows += look(page);
        }
        return rows;
    }

    private void send(Statement<?> statement, BlockingQueue<Object> arrivals) {
        session.executeAsync(statement).whenComplete((page, failure) -> arrivals.add(failure == null ? page : failure));
    }

    private static AsyncResultSet page(Object arrival) throws ExecutionException {
        if (arrival instanceof Throwable failure) {
            throw new ExecutionException(failure);
        }
        return (AsyncResultSet) arrival;
    }

    private static long look(AsyncResultSet page) {
        int columns = page.getColumnDefinitions().size();
        long rows = 0;
        long bytes = 0;
        for (Row row : page.currentPage()) {
            for (int column = 0; column < columns; column++) {
                ByteBuffer value = row.getBytesUnsafe(column);
                bytes += value == null ? 0 : value.remaining();
            }
            rows++;
        }
        // Uses what was read, so that reading it is not left out.
        return bytes < 0 ? -1 : rows;
    }
}
