package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import dev.scamander.cassandra.read.TokenRangeSelect;
import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.connect.source.config.TableName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The queries that read a unit from its beginning or from behind any of its rows, in the order in which the cluster keeps
 * rows: by token, within a partition by clustering order.
 *
 * <p>What follows a row is: the rest of its partition, as one slice for each clustering column ({@code c1 = v1 and c2 > v2},
 * then {@code c1 > v1}), which any mix of ascending and descending columns allows; other partitions with the same token, of
 * which there is next to never one; and the tokens above.
 */
final class UnitQueries {
    private final CqlSession session;
    private final TableName table;
    private final PrimaryKey key;
    private final ConsistencyLevel consistency;
    private final int pageSize;
    private final String select;
    private final TokenRangeSelect rangeSelect;
    private final PreparedStatement range;

    /**
     * Prepares the query of ranges.
     *
     * @param columns what to select beside the token, which comes first
     */
    UnitQueries(
            CqlSession session,
            TableName table,
            PrimaryKey key,
            List<CqlIdentifier> columns,
            ConsistencyLevel consistency,
            int pageSize) {
        this.session = session;
        this.table = table;
        this.key = key;
        this.consistency = consistency;
        this.pageSize = pageSize;
        String selectors =
                token() + ", " + columns.stream().map(c -> c.asCql(true)).collect(Collectors.joining(", "));
        this.select = "SELECT " + selectors + " FROM " + table + " WHERE ";
        this.rangeSelect = TokenRangeSelect.ofSelectors(
                table.keyspace(),
                table.table(),
                key.partitionKey().stream().map(c -> c.column().getName()).toList(),
                selectors,
                List.of(),
                "");
        this.range = session.prepare(rangeSelect.cql());
    }

    /** What a unit holds. */
    List<BoundStatement> all(SnapshotUnit unit) {
        return List.of(ready(rangeSelect.bind(range, unit.range())));
    }

    /** What a unit holds behind a row. May ask the cluster for partitions that share the row's token. */
    List<BoundStatement> after(SnapshotUnit unit, RowPosition position) {
        List<BoundStatement> statements = new ArrayList<>();
        ByteBuffer[] values = position.key();
        for (int column = key.columns().size() - 1; column >= key.partitionColumns(); column--) {
            if (values[column] != null) {
                statements.add(slice(column, values));
            }
        }
        partitionsBehind(position).forEach(partition -> statements.add(partition(partition)));
        long end = unit.range().end();
        if (position.token() < end) {
            statements.add(ready(rangeSelect.bind(range, new TokenRange(position.token(), end))));
        }
        return statements;
    }

    /** The rows of a partition that agree in the clustering columns before this one, and come behind in this one. */
    private BoundStatement slice(int column, ByteBuffer[] values) {
        KeyColumn last = key.columns().get(column);
        String comparison = last.name() + (last.order() == ClusteringOrder.ASC ? " > ?" : " < ?");
        return bind(equal(key.columns().subList(0, column), comparison), values, column + 1);
    }

    private BoundStatement partition(ByteBuffer[] values) {
        return bind(equal(key.partitionKey(), null), values, values.length);
    }

    private String equal(List<KeyColumn> columns, String more) {
        List<String> terms = new ArrayList<>();
        columns.forEach(column -> terms.add(column.name() + " = ?"));
        if (more != null) {
            terms.add(more);
        }
        return select + String.join(" AND ", terms);
    }

    private BoundStatement bind(String cql, ByteBuffer[] values, int count) {
        BoundStatementBuilder bound = session.prepare(cql).boundStatementBuilder();
        for (int i = 0; i < count; i++) {
            bound.setBytesUnsafe(i, values[i]);
        }
        return ready(bound.build());
    }

    /** Partitions with the token of this one that the cluster keeps behind it. */
    private List<ByteBuffer[]> partitionsBehind(RowPosition position) {
        int size = key.partitionColumns();
        String names = key.partitionKey().stream().map(KeyColumn::name).collect(Collectors.joining(", "));
        PreparedStatement sameToken =
                session.prepare("SELECT DISTINCT " + names + " FROM " + table + " WHERE " + token() + " = ?");
        ByteBuffer[] current = Arrays.copyOf(position.key(), size);
        List<ByteBuffer[]> behind = new ArrayList<>();
        for (Row row : session.execute(ready(sameToken.bind(position.token())))) {
            ByteBuffer[] other = new ByteBuffer[size];
            for (int i = 0; i < size; i++) {
                other[i] = row.getBytesUnsafe(i);
            }
            if (Arrays.equals(other, current)) {
                // the cluster keeps partitions of one token in an order of its own: forget those before
                behind.clear();
            } else {
                behind.add(other);
            }
        }
        return behind;
    }

    private BoundStatement ready(BoundStatement statement) {
        return statement.setPageSize(pageSize).setConsistencyLevel(consistency).setIdempotent(true);
    }

    private String token() {
        return key.partitionKey().stream().map(KeyColumn::name).collect(Collectors.joining(", ", "token(", ")"));
    }
}
