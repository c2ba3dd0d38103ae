package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import dev.scamander.cassandra.protocol.CellSessionBuilder;
import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.cassandra.protocol.EncodedRows;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Sends requests through the driver, to a replica of the first partition in each. */
final class SessionSender implements RequestSender {
    private final CqlSession session;

    /** Whether the session takes batches as {@link EncodedRows}. */
    private final boolean encodes;

    SessionSender(CqlSession session) {
        this.session = session;
        this.encodes = CellSessionBuilder.takesEncodedRows(session);
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

    private BatchStatement batch(List<Operation> operations) {
        Operation first = operations.get(0);
        WriteTarget target = first.target();
        BatchStatementBuilder builder = BatchStatement.builder(
                        target.requestClass.counter() ? DefaultBatchType.COUNTER : DefaultBatchType.UNLOGGED)
                .setConsistencyLevel(target.requestClass.consistency())
                .setIdempotence(!target.requestClass.counter())
                .setRoutingKeyspace(target.write().keyspace())
                .setRoutingKey(first.partition.key.buffer());
        if (encodes && areEncoded(operations)) {
            builder.addStatement(new BatchRows(target.prepared, encoded(operations)));
        } else {
            for (Operation operation : operations) {
                builder.addStatement(bind(operation).build());
            }
        }
        return builder.build();
    }

    private static boolean areEncoded(List<Operation> operations) {
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i).target().head == null) {
                return false;
            }
        }
        return true;
    }

    private static EncodedRows encoded(List<Operation> operations) {
        EncodedRows rows = new EncodedRows(operations.size());
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            WriteTarget target = operation.target();
            int given = operation.ttl() == WritePipeline.NO_TTL ? Cells.UNSET : operation.ttl();
            int ttl = target.write().ttl() ? given : EncodedRows.NO_TTL;
            rows.add(target.head, operation.cells(), operation.timestamp(), ttl);
        }
        return rows;
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
