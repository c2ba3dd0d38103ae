package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.spark.filter.Clause;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Makes the statements of a task. */
final class StatementBinder {

    /** Where pages do not go by their size. */
    private static final int PAGE_ROWS = 5_000;
    /** Rows that the server takes at a time to aggregate them: as many as it does by itself. */
    private static final int AGGREGATED_ROWS = 10_000;

    private final ReadPlan plan;
    private final PreparedStatement prepared;
    private final CqlIdentifier keyspace;
    private final Optional<TokenMap> tokens;

    /**
     * Prepares a plan's query.
     *
     * @param plan what is asked
     * @param session where it is asked
     * @param query the one of the plan's queries that is asked
     */
    StatementBinder(ReadPlan plan, CqlSession session, String query) {
        this.plan = plan;
        this.prepared = session.prepare(query);
        this.keyspace = CqlIdentifier.fromInternal(plan.keyspace());
        this.tokens = session.getMetadata().getTokenMap();
    }

    PreparedStatement prepared() {
        return prepared;
    }

    /**
     * The statement of a token range.
     *
     * @param range the range
     * @param limit rows it may give at most, if the plan has a limit
     */
    BoundStatement bind(TokenRange range, int limit) {
        BoundStatementBuilder statement = builder().setLong(0, range.start()).setLong(1, range.end());
        // The driver knows no routing of token() restrictions; the range lies on the replicas of its last token.
        tokens.ifPresent(
                map -> statement.setRoutingKeyspace(keyspace).setRoutingToken(map.parse(Long.toString(range.end()))));
        return bindRest(statement, 2, limit);
    }

    /**
     * The statement of a partition.
     *
     * @param key a value for each column of the partition key
     * @param limit rows it may give at most, if the plan has a limit
     */
    BoundStatement bind(byte[][] key, int limit) {
        BoundStatementBuilder statement = builder();
        for (int i = 0; i < key.length; i++) {
            statement.setBytesUnsafe(i, ByteBuffer.wrap(key[i]));
        }
        return bindRest(statement, key.length, limit);
    }

    /**
     * The statement of a whole table.
     *
     * @param limit rows it may give at most, if the plan has a limit
     */
    BoundStatement bindWhole(int limit) {
        return bindRest(builder(), 0, limit);
    }

    private BoundStatementBuilder builder() {
        int fetchSize = plan.options().fetchSize();
        int usual = plan.aggregated() ? AGGREGATED_ROWS : PAGE_ROWS;
        return prepared.boundStatementBuilder()
                .setPageSize(fetchSize == 0 ? usual : fetchSize)
                .setConsistencyLevel(plan.options().consistency())
                .setIdempotence(true);
    }

    private BoundStatement bindRest(BoundStatementBuilder statement, int first, int limit) {
        int variable = first;
        for (Clause clause : plan.clauses()) {
            statement.setBytesUnsafe(variable++, ByteBuffer.wrap(clause.value()));
        }
        if (plan.limit() > 0) {
            statement.setInt(variable, limit);
        }
        return statement.build();
    }
}
