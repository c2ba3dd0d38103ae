package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import dev.scamander.cassandra.read.TokenRangeSelect;
import dev.scamander.cassandra.ring.ReplicaRanges;
import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.connect.source.config.Reading;
import dev.scamander.connect.source.config.TableName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The queries that read a unit from its beginning or from behind any of its rows, in the order in which the cluster keeps
 * rows: by token, within a partition by clustering order. A query of a range of tokens goes to a node that holds it. Where
 * partitions are chosen, each is asked for by its key, in the same order.
 *
 * <p>What follows a row is: the rest of its partition, as one slice for each clustering column ({@code c1 = v1 and c2 > v2},
 * then {@code c1 > v1}), which any mix of ascending and descending columns allows; other partitions with the same token, of
 * which there is next to never one; and the tokens above.
 *
 * <p>Prepared once for a table; for one thread.
 */
final class UnitQueries {
    private final CqlSession session;
    private final TableName table;
    private final PrimaryKey key;
    private final Reading reading;
    private final RowConditions conditions;
    private final ChosenPartitions chosen;
    private final String select;
    private final TokenRangeSelect rangeSelect;
    private final PreparedStatement range;
    private final PreparedStatement partition;
    /** By the clustering column that they compare. */
    private final PreparedStatement[] slices;

    private final PreparedStatement sameToken;
    private final ReplicaRanges replicas;

    /**
     * Prepares the queries.
     *
     * @param selectors what to select
     * @param conditions what rows must meet
     * @param chosen the partitions to read where a window lets them be counted; null for all
     */
    UnitQueries(
            CqlSession session,
            TableName table,
            PrimaryKey key,
            String selectors,
            RowConditions conditions,
            ChosenPartitions chosen,
            Reading reading) {
        this.session = session;
        this.table = table;
        this.key = key;
        this.reading = reading;
        this.conditions = conditions;
        this.chosen = chosen;
        this.select = "SELECT " + selectors + " FROM " + table + " WHERE ";
        this.rangeSelect = TokenRangeSelect.ofSelectors(
                table.keyspace(),
                table.table(),
                key.partitionKey().stream().map(c -> c.column().getName()).toList(),
                selectors,
                conditions.terms(null),
                conditions.tail());
        this.range = session.prepare(rangeSelect.cql());
        this.partition = session.prepare(cql(key.partitionKey(), null, null));
        this.slices = new PreparedStatement[key.columns().size()];
        // a condition that only the queries after a restart refuse must not wait for a restart
        for (int column = key.partitionColumns(); column < slices.length; column++) {
            slices[column] = session.prepare(sliceCql(column));
        }
        String names = key.partitionKey().stream().map(KeyColumn::name).collect(Collectors.joining(", "));
        this.sameToken =
                session.prepare("SELECT DISTINCT " + names + " FROM " + table + " WHERE " + key.token() + " = ?");
        this.replicas = new ReplicaRanges(session, table.keyspace());
    }

    /** Whether a window is read by asking for each of the chosen partitions. */
    boolean asksForPartitions(Window window) {
        return chosen != null && conditions.time() != null && chosen.areCountable(window);
    }

    /** What a unit holds of a window. */
    List<BoundStatement> all(SnapshotUnit unit, Window window) {
        if (asksForPartitions(window)) {
            return chosen.in(unit.range(), window).stream()
                    .map(found -> partition(found, window))
                    .toList();
        }
        return ranges(unit.range(), window);
    }

    /** What a unit holds of a window behind a row. May ask the cluster for partitions that share the row's token. */
    List<BoundStatement> after(SnapshotUnit unit, Window window, RowPosition position) {
        ByteBuffer[] values = position.key();
        List<BoundStatement> statements = new ArrayList<>();
        for (int column = key.columns().size() - 1; column >= key.partitionColumns(); column--) {
            if (values[column] != null) {
                statements.add(
                        bind(slices[column], values, column + 1, key.columns().get(column), window));
            }
        }
        PartitionKey current = PartitionKey.of(Arrays.copyOf(values, key.partitionColumns()));
        if (asksForPartitions(window)) {
            chosen.in(unit.range(), window).stream()
                    .filter(found -> found.compareTo(current) > 0)
                    .forEach(found -> statements.add(partition(found, window)));
            return statements;
        }
        partitionsOfSameToken(current).forEach(found -> statements.add(partition(found, window)));
        long end = unit.range().end();
        if (position.token() < end) {
            statements.addAll(ranges(new TokenRange(position.token(), end), window));
        }
        return statements;
    }

    private List<BoundStatement> ranges(TokenRange whole, Window window) {
        return replicas.of(whole).stream().map(tokens -> range(tokens, window)).toList();
    }

    private BoundStatement range(TokenRange tokens, Window window) {
        BoundStatement bound = rangeSelect.bind(range, tokens);
        List<ByteBuffer> values = conditions.values(null, window);
        for (int i = 0; i < values.size(); i++) {
            bound = bound.setBytesUnsafe(i, values.get(i));
        }
        return ready(bound);
    }

    private BoundStatement partition(PartitionKey found, Window window) {
        return bind(partition, found.values(), key.partitionColumns(), null, window);
    }

    /** The rows of a partition that agree in the clustering columns before this one, and come behind in this one. */
    private String sliceCql(int column) {
        KeyColumn last = key.columns().get(column);
        String comparison = last.name() + (last.order() == ClusteringOrder.ASC ? " > ?" : " < ?");
        return cql(key.columns().subList(0, column), comparison, last);
    }

    private String cql(List<KeyColumn> equal, String comparison, KeyColumn compared) {
        List<String> terms = new ArrayList<>();
        equal.forEach(column -> terms.add(column.name() + " = ?"));
        if (comparison != null) {
            terms.add(comparison);
        }
        terms.addAll(conditions.terms(compared));
        return select + String.join(" AND ", terms) + conditions.tailInPartition();
    }

    private BoundStatement bind(
            PreparedStatement prepared, ByteBuffer[] keyValues, int count, KeyColumn compared, Window window) {
        BoundStatementBuilder bound = prepared.boundStatementBuilder();
        for (int i = 0; i < count; i++) {
            bound.setBytesUnsafe(i, keyValues[i]);
        }
        List<ByteBuffer> values = conditions.values(compared, window);
        for (int i = 0; i < values.size(); i++) {
            bound.setBytesUnsafe(count + i, values.get(i));
        }
        return ready(bound.build());
    }

    /** Partitions with the token of this one that the cluster keeps behind it. */
    private List<PartitionKey> partitionsOfSameToken(PartitionKey current) {
        List<PartitionKey> behind = new ArrayList<>();
        for (Row row : session.execute(ready(sameToken.bind(current.token())))) {
            ByteBuffer[] other = new ByteBuffer[key.partitionColumns()];
            for (int i = 0; i < other.length; i++) {
                other[i] = row.getBytesUnsafe(i);
            }
            PartitionKey found = PartitionKey.of(other);
            if (found.compareTo(current) > 0) {
                behind.add(found);
            }
        }
        return behind;
    }

    private BoundStatement ready(BoundStatement statement) {
        return statement
                .setPageSize(reading.pageSize())
                .setConsistencyLevel(reading.consistency())
                .setIdempotent(true);
    }
}
