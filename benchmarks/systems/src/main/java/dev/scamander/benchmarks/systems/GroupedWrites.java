package dev.scamander.benchmarks.systems;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.scamander.benchmarks.records.BenchTable;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes encoded rows with the driver alone, as fast as it goes: rows of one partition in batches of sixty, or single-row
 * partitions ten to a batch, and a bounded number of batches under way.
 */
public final class GroupedWrites {

    private static final int PARTITION_ROWS = 60;
    private static final int MIXED_ROWS = 10;
    private static final int IN_FLIGHT = 64;

    private final CqlSession session;
    private final PreparedStatement insert;
    private final boolean wide;
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** Prepares to write to that table. */
    public GroupedWrites(CqlSession session, BenchTable table) {
        this.session = session;
        insert = session.prepare(table.insert());
        wide = !table.clusteringColumns().isEmpty();
    }

    /** Writes all rows in their order, as far as the grouping leaves it, and waits until they are written. */
    public void write(EncodedRows rows) throws InterruptedException {
        Map<Object, BatchStatementBuilder> groups = new HashMap<>();
        int full = wide ? PARTITION_ROWS : MIXED_ROWS;
        for (int index = 0; index < rows.values().size(); index++) {
            Object group = wide ? rows.partitions().get(index) : "all";
            BatchStatementBuilder batch =
                    groups.computeIfAbsent(group, first -> BatchStatement.builder(BatchType.UNLOGGED));
            batch.addStatement(bind(rows.values().get(index)));
            if (batch.getStatementsCount() == full) {
                send(groups.remove(group).build());
            }
        }
        for (BatchStatementBuilder batch : groups.values()) {
            send(batch.build());
        }
        inFlight.acquire(IN_FLIGHT);
        inFlight.release(IN_FLIGHT);
        throwFailure();
    }

    private BoundStatement bind(ByteBuffer[] values) {
        BoundStatementBuilder bound = insert.boundStatementBuilder();
        for (int column = 0; column < values.length; column++) {
            bound.setBytesUnsafe(column, values[column]);
        }
        return bound.build();
    }

    private void send(BatchStatement batch) throws InterruptedException {
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
            throw new IllegalStateException("the rows could not be written", failure.get());
        }
    }
}
