package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.spark.filter.Clause;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Makes the statements of a task. */
final class StatementBinder {

    private final ReadPlan plan;
    private final PreparedStatement prepared;
    private final Optional<TokenMap> tokens;

    /**
     * Prepares a plan's query.
     *
     * @param plan what is asked
     * @param session where it is asked
     * @param byKey true for the query of one partition, false for that of a token range
     */
    StatementBinder(ReadPlan plan, CqlSession session, boolean byKey) {
        this.plan = plan;
        this.prepared = session.prepare(byKey ? plan.keyQuery() : plan.rangeQuery());
        this.tokens = session.getMetadata().getTokenMap();
    }

    PreparedStatement prepared() {
        return prepared;
    }

    List<BoundStatement> bind(CassandraInputPartition partition) {
        if (partition instanceof CassandraInputPartition.Keys keys) {
            return keys.keys().stream().map(this::bind).toList();
        }
        return ((CassandraInputPartition.Ring) partition)
                .ranges().stream().map(this::bind).toList();
    }

    private BoundStatement bind(TokenRange range) {
        BoundStatementBuilder statement = builder().setLong(0, range.start()).setLong(1, range.end());
        // The driver knows no routing of token() restrictions; the range lies on the replicas of its last token.
        tokens.ifPresent(map -> statement
                .setRoutingKeyspace(com.datastax.oss.driver.api.core.CqlIdentifier.fromInternal(plan.keyspace()))
                .setRoutingToken(map.parse(Long.toString(range.end()))));
        return bindClauses(statement, 2).build();
    }

    private BoundStatement bind(byte[][] key) {
        BoundStatementBuilder statement = builder();
        for (int i = 0; i < key.length; i++) {
            statement.setBytesUnsafe(i, ByteBuffer.wrap(key[i]));
        }
        return bindClauses(statement, key.length).build();
    }

    private BoundStatementBuilder builder() {
        return prepared.boundStatementBuilder()
                .setPageSize(plan.options().fetchSize())
                .setConsistencyLevel(plan.options().consistency())
                .setIdempotence(true);
    }

    private BoundStatementBuilder bindClauses(BoundStatementBuilder statement, int first) {
        int variable = first;
        for (Clause clause : plan.clauses()) {
            statement.setBytesUnsafe(variable++, ByteBuffer.wrap(clause.value()));
        }
        return statement;
    }
}
