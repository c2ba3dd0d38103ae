package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.cassandra.protocol.EncodedValues;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Sends requests through the driver, to a replica of the first partition in each. */
final class SessionSender implements RequestSender {
    private static final int TIMESTAMP_CELL = Integer.BYTES + Long.BYTES;
    private static final int TTL_CELL = Integer.BYTES + Integer.BYTES;

    private final CqlSession session;

    SessionSender(CqlSession session) {
        this.session = session;
    }

    @Override
    public CompletionStage<?> send(List<Operation> operations) {
        return session.executeAsync(operations.size() == 1 ? single(operations.get(0)) : batch(operations));
    }

    private static BoundStatement single(Operation operation) {
        WriteTarget target = operation.target();
        BoundStatementBuilder builder = bind(operation)
                .setConsistencyLevel(target.requestClass.consistency())
                .setIdempotence(target.idempotent());
        if (target.plan.partitionKey().length > 0) {
            builder.setRoutingKeyspace(target.write().keyspace()).setRoutingKey(operation.partition.key.buffer());
        }
        if (!target.plan.ownTimestamp() && !target.plan.counterTable()) {
            builder.setQueryTimestamp(operation.timestamp());
        }
        return builder.build();
    }

    private static BatchStatement batch(List<Operation> operations) {
        Operation first = operations.get(0);
        WriteTarget target = first.target();
        BatchStatementBuilder builder = BatchStatement.builder(
                        target.requestClass.counter() ? DefaultBatchType.COUNTER : DefaultBatchType.UNLOGGED)
                .setConsistencyLevel(target.requestClass.consistency())
                .setIdempotence(!target.requestClass.counter())
                .setRoutingKeyspace(target.write().keyspace())
                .setRoutingKey(first.partition.key.buffer());
        for (Operation operation : operations) {
            builder.addStatement(
                    operation.target().bindsInOrder
                            ? row(operation)
                            : bind(operation).build());
        }
        return builder.build();
    }

    private static RowStatement row(Operation operation) {
        WriteTarget target = operation.target();
        boolean ttl = target.write().ttl();
        byte[] tail = new byte[ttl ? TIMESTAMP_CELL + TTL_CELL : TIMESTAMP_CELL];
        ByteBuffer cells = ByteBuffer.wrap(tail).putInt(Long.BYTES).putLong(operation.timestamp());
        if (ttl && operation.ttl() == WritePipeline.NO_TTL) {
            cells.putInt(Cells.UNSET);
            tail = Arrays.copyOf(tail, cells.position());
        } else if (ttl) {
            cells.putInt(Integer.BYTES).putInt(operation.ttl());
        }
        int variables = target.plan.variables().length;
        return new RowStatement(target.prepared, new EncodedValues(operation.cells(), tail, variables));
    }

    private static BoundStatementBuilder bind(Operation operation) {
        ByteBuffer[] values = Cells.values(
                operation.cells(), operation.target().write().columns().size());
        BoundStatementBuilder builder = operation.target().prepared.boundStatementBuilder();
        int[] variables = operation.target().plan.variables();
        for (int i = 0; i < variables.length; i++) {
            int source = variables[i];
            if (source == TargetPlan.TIMESTAMP) {
                builder.setLong(i, operation.timestamp());
            } else if (source == TargetPlan.TTL) {
                if (operation.ttl() == WritePipeline.NO_TTL) {
                    builder.unset(i);
                } else {
                    builder.setInt(i, operation.ttl());
                }
            } else {
                builder.setBytesUnsafe(i, values[source]);
            }
        }
        return builder;
    }
}
