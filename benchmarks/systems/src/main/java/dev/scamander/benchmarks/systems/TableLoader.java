package dev.scamander.benchmarks.systems;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import dev.scamander.benchmarks.records.BenchTable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Fills a table before anything is measured: rows that come partition by partition, a batch to each stretch of them. */
public final class TableLoader {

    private static final int BATCH_ROWS = 100;
    private static final int IN_FLIGHT = 32;

    private final CqlSession session;
    private final PreparedStatement insert;
    private final String partitionColumn;
    private final List<String> columns;
    private final List<TypeCodec<Object>> codecs = new ArrayList<>();
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** Prepares to fill that table, which has one partition key column; it may be in another keyspace than described. */
    public TableLoader(CqlSession session, String keyspace, BenchTable table) {
        this.session = session;
        insert = session.prepare(table.insert().replace(table.keyspace() + ".", keyspace + "."));
        partitionColumn = table.partitionKey().get(0);
        columns = List.copyOf(table.columns().keySet());
        table.columns().values().forEach(type -> codecs.add(CodecRegistry.DEFAULT.codecFor(type)));
    }

    /** Writes all rows and waits until they are written. */
    public void load(Stream<Map<String, Object>> rows) throws InterruptedException {
        BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED);
        Object partition = null;
        for (Iterator<Map<String, Object>> left = rows.iterator(); left.hasNext(); ) {
            Map<String, Object> row = left.next();
            Object next = row.get(partitionColumn);
            if (batch.getStatementsCount() == BATCH_ROWS || !next.equals(partition)) {
                send(batch.build());
                batch = BatchStatement.builder(BatchType.UNLOGGED);
                partition = next;
            }
            batch.addStatement(bind(row).build());
        }
        send(batch.build());
        inFlight.acquire(IN_FLIGHT);
        inFlight.release(IN_FLIGHT);
        throwFailure();
    }

    private BoundStatementBuilder bind(Map<String, Object> row) {
        BoundStatementBuilder bound = insert.boundStatementBuilder();
        for (int column = 0; column < codecs.size(); column++) {
            bound.set(column, row.get(columns.get(column)), codecs.get(column));
        }
        return bound;
    }

    private void send(BatchStatement batch) throws InterruptedException {
        if (batch.size() == 0) {
            return;
        }
        throwFailure();
        inFlight.acquire();
        session.executeAsync(batch).whenComplete((done, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
            inFlight.release();
        });
    }

    private void throwFailure() {
        if (failure.get() != null) {
            throw new IllegalStateException("the table could not be filled", failure.get());
        }
    }
}
