package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import dev.scamander.cassandra.read.TokenRangeSelect;
import dev.scamander.cassandra.ring.PlanSettings;
import dev.scamander.cassandra.ring.RingPlanner;
import dev.scamander.cassandra.ring.RoutingKeys;
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
 * rows: by token, within a partition by clustering order. A query of a range of tokens goes to a node that holds it.
 *
 * <p>What follows a row is: the rest of its partition, as one slice for each clustering column ({@code c1 = v1 and c2 > v2},
 * then {@code c1 > v1}), which any mix of ascending and descending columns allows; other partitions with the same token, of
 * which there is next to never one; and the tokens above.
 */
final class UnitQueries {
    private final CqlSession session;
    private final TableName table;
    private final PrimaryKey key;
    private final Reading reading;
    private final RowConditions conditions;
    private final String select;
    private final TokenRangeSelect rangeSelect;
    private final PreparedStatement range;

    /**
     * Prepares the queries.
     *
     * @param selectors what to select
     * @param conditions what rows must meet
     */
    UnitQueries(
            CqlSession session,
            TableName table,
            PrimaryKey key,
            String selectors,
            RowConditions conditions,
            Reading reading) {
        this.session = session;
        this.table = table;
        this.key = key;
        this.reading = reading;
        this.conditions = conditions;
        this.select = "SELECT " + selectors + " FROM " + table + " WHERE ";
        this.rangeSelect = TokenRangeSelect.ofSelectors(
                table.keyspace(),
                table.table(),
                key.partitionKey().stream().map(c -> c.column().getName()).toList(),
                selectors,
                conditions.terms(null),
                conditions.tail());
        this.range = session.prepare(rangeSelect.cql());
        // a condition that only the queries after a restart refuse must not wait for a restart
        for (int column = key.partitionColumns(); column < key.columns().size(); column++) {
            session.prepare(sliceCql(column));
        }
    }

    /** What a unit holds. */
    List<BoundStatement> all(SnapshotUnit unit) {
        return ranges(unit.range());
    }

    /** What a unit holds behind a row. May ask the cluster for partitions that share the row's token. */
    List<BoundStatement> after(SnapshotUnit unit, RowPosition position) {
        List<BoundStatement> statements = new ArrayList<>();
        ByteBuffer[] values = position.key();
        for (int column = key.columns().size() - 1; column >= key.partitionColumns(); column--) {
            if (values[column] != null) {
                statements.add(
                        bind(sliceCql(column), values, column + 1, key.columns().get(column)));
            }
        }
        for (ByteBuffer[] partition : partitionsBehind(position)) {
            statements.add(bind(cql(key.partitionKey(), null, null), partition, partition.length, null));
        }
        long end = unit.range().end();
        if (position.token() < end) {
            statements.addAll(ranges(new TokenRange(position.token(), end)));
        }
        return statements;
    }

    /** A range of tokens, cut where its replicas change, in the order of tokens. */
    private List<BoundStatement> ranges(TokenRange whole) {
        return RingPlanner.plan(
                        session,
                        table.keyspace(),
                        table.table(),
                        List.of(whole),
                        PlanSettings.defaults().withExactUnits(1))
                .stream()
                .flatMap(unit -> unit.ranges().stream())
                .sorted()
                .map(this::range)
                .toList();
    }

    private BoundStatement range(TokenRange tokens) {
        BoundStatement bound = rangeSelect.bind(range, tokens);
        List<ByteBuffer> values = conditions.values(null);
        for (int i = 0; i < values.size(); i++) {
            bound = bound.setBytesUnsafe(i, values.get(i));
        }
        return ready(bound);
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
        return select + String.join(" AND ", terms) + conditions.tail();
    }

    private BoundStatement bind(String cql, ByteBuffer[] keyValues, int count, KeyColumn compared) {
        BoundStatementBuilder bound = session.prepare(cql).boundStatementBuilder();
        for (int i = 0; i < count; i++) {
            bound.setBytesUnsafe(i, keyValues[i]);
        }
        List<ByteBuffer> values = conditions.values(compared);
        for (int i = 0; i < values.size(); i++) {
            bound.setBytesUnsafe(count + i, values.get(i));
        }
        return ready(bound.build());
    }

    /** Partitions with the token of this one that the cluster keeps behind it: it orders them by the bytes of their keys. */
    private List<ByteBuffer[]> partitionsBehind(RowPosition position) {
        int size = key.partitionColumns();
        String names = key.partitionKey().stream().map(KeyColumn::name).collect(Collectors.joining(", "));
        PreparedStatement sameToken =
                session.prepare("SELECT DISTINCT " + names + " FROM " + table + " WHERE " + key.token() + " = ?");
        byte[] current = bytes(Arrays.copyOf(position.key(), size));
        List<ByteBuffer[]> behind = new ArrayList<>();
        for (Row row : session.execute(ready(sameToken.bind(position.token())))) {
            ByteBuffer[] other = new ByteBuffer[size];
            for (int i = 0; i < size; i++) {
                other[i] = row.getBytesUnsafe(i);
            }
            if (Arrays.compareUnsigned(bytes(other), current) > 0) {
                behind.add(other);
            }
        }
        return behind;
    }

    private static byte[] bytes(ByteBuffer[] partitionKey) {
        ByteBuffer key = RoutingKeys.of(partitionKey);
        byte[] bytes = new byte[key.remaining()];
        key.get(bytes);
        return bytes;
    }

    private BoundStatement ready(BoundStatement statement) {
        return statement
                .setPageSize(reading.pageSize())
                .setConsistencyLevel(reading.consistency())
                .setIdempotent(true);
    }
}
