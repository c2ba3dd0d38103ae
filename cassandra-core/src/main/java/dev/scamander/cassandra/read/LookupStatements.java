package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.util.List;

/** The statements of a {@link KeyQuery}, prepared. Immutable. */
final class LookupStatements {
    private final KeyQuery query;
    private final List<ByteBuffer> values;
    private final ConsistencyLevel consistency;
    private final int pageSize;
    private final boolean several;
    private final PreparedStatement prepared;

    /**
     * Prepares the query.
     *
     * @param values the values of the predicates' variables
     * @param several whether requests name several keys
     */
    LookupStatements(
            CqlSession session,
            KeyQuery query,
            List<ByteBuffer> values,
            ConsistencyLevel consistency,
            int pageSize,
            boolean several) {
        this.query = query;
        this.values = List.copyOf(values);
        this.consistency = consistency;
        this.pageSize = pageSize;
        this.several = several;
        this.prepared = session.prepare(several ? query.ofSeveral() : query.ofOne());
    }

    ColumnDefinitions columns() {
        return prepared.getResultSetDefinitions();
    }

    String cql() {
        return prepared.getQuery();
    }

    /** Where rows tell their key, behind what was selected; -1 if a request has one key only. */
    int keyColumn() {
        return several ? query.selectors().size() : -1;
    }

    /** The statement of some keys, of one if requests do not name several. */
    BoundStatement bind(Iterable<LookupKey> keys) {
        BoundStatementBuilder statement =
                prepared.boundStatementBuilder().setPageSize(pageSize).setIdempotence(true);
        if (consistency != null) {
            statement.setConsistencyLevel(consistency);
        }
        LookupKey first = keys.iterator().next();
        int variable = 0;
        if (several) {
            statement.setBytesUnsafe(variable++, list(keys));
            // The driver sees no key in a list; all of them are on the same replicas.
            statement.setRoutingKeyspace(query.keyspace()).setRoutingKey(first.routingKey());
        } else {
            for (ByteBuffer column : first.columns()) {
                statement.setBytesUnsafe(variable++, column);
            }
        }
        for (ByteBuffer value : values) {
            statement.setBytesUnsafe(variable++, value);
        }
        return statement.build();
    }

    /** A list's wire form: the number of items, then each behind its length. */
    private static ByteBuffer list(Iterable<LookupKey> keys) {
        int count = 0;
        int size = Integer.BYTES;
        for (LookupKey key : keys) {
            count++;
            size += Integer.BYTES + key.columns()[0].remaining();
        }
        ByteBuffer list = ByteBuffer.allocate(size).putInt(count);
        for (LookupKey key : keys) {
            ByteBuffer column = key.columns()[0];
            list.putInt(column.remaining()).put(column.duplicate());
        }
        return list.flip();
    }
}
