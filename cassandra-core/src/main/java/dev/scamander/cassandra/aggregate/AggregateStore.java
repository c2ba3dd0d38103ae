package dev.scamander.cassandra.aggregate;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.cassandra.retry.Backoff;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Reads states back from an {@link AggregateTable}. A state that a writer of the given consistency level had acknowledged
 * is always seen.
 */
public final class AggregateStore {
    private final PatientReads reads;
    private final AggregateTable table;
    private final PreparedStatement select;
    private final ConsistencyLevel consistency;

    private AggregateStore(
            PatientReads reads, AggregateTable table, PreparedStatement select, ConsistencyLevel consistency) {
        this.reads = reads;
        this.table = table;
        this.select = select;
        this.consistency = consistency;
    }

    /**
     * The consistency level with which to read what was written with another, so that every acknowledged write is seen.
     *
     * @return empty if there is none: what was written so may be invisible for a while to any reader but one of ALL
     */
    public static Optional<ConsistencyLevel> reading(ConsistencyLevel written) {
        return switch ((DefaultConsistencyLevel) written) {
            case QUORUM -> Optional.of(DefaultConsistencyLevel.QUORUM);
            case LOCAL_QUORUM, EACH_QUORUM -> Optional.of(DefaultConsistencyLevel.LOCAL_QUORUM);
            case ALL -> Optional.of(DefaultConsistencyLevel.LOCAL_ONE);
            default -> Optional.empty();
        };
    }

    static ConsistencyLevel requireReading(ConsistencyLevel written) {
        return reading(written)
                .orElseThrow(() -> new IllegalArgumentException("Exact aggregates cannot be written with " + written
                        + ": give LOCAL_QUORUM, QUORUM, EACH_QUORUM or ALL"));
    }

    /**
     * Prepares reading. Blocks for the answer of the cluster.
     *
     * @param session stays the caller's to close
     * @param table the layout
     * @param written the consistency level of the writes
     * @param backoff how a read that fails is tried again
     * @throws IllegalArgumentException if there is no level to read such writes with
     * @throws com.datastax.oss.driver.api.core.DriverException if the cluster does not take the statement
     */
    public static AggregateStore prepare(
            CqlSession session, AggregateTable table, ConsistencyLevel written, Backoff backoff) {
        ConsistencyLevel reading = requireReading(written);
        List<CqlIdentifier> wanted = new ArrayList<>(List.of(AggregateTable.UPTO));
        table.aggregates().forEach(aggregate -> wanted.add(aggregate.name()));
        List<CqlIdentifier> key = new ArrayList<>(table.key());
        key.add(AggregateTable.SOURCE);
        String cql = "SELECT " + wanted.stream().map(c -> c.asCql(true)).collect(Collectors.joining(", ")) + " FROM "
                + table.qualifiedName() + " WHERE "
                + key.stream().map(c -> c.asCql(true) + " = ?").collect(Collectors.joining(" AND "));
        return new AggregateStore(new PatientReads(session, backoff), table, session.prepare(cql), reading);
    }

    /** The layout. */
    public AggregateTable table() {
        return table;
    }

    /**
     * Reads a state. While the cluster does not answer it is asked again.
     *
     * @param key the values of the aggregate key, in protocol form
     * @param source the source's name in UTF-8
     * @return completes with the state, which is {@link AggregateTable#nothing()} for a key that has none; or with the error
     *     of the driver that no further try would mend
     */
    public CompletionStage<RunningTotals> load(ByteBuffer[] key, ByteBuffer source) {
        BoundStatementBuilder bound =
                select.boundStatementBuilder().setConsistencyLevel(consistency).setIdempotence(true);
        for (int i = 0; i < key.length; i++) {
            bound.setBytesUnsafe(i, key[i]);
        }
        bound.setBytesUnsafe(key.length, source);
        return reads.execute(bound.build()).thenApply(rows -> state(rows.one()));
    }

    private RunningTotals state(Row row) {
        RunningTotals totals = table.nothing();
        if (row != null && !row.isNull(0)) {
            ByteBuffer[] stored = new ByteBuffer[table.aggregates().size()];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = row.getBytesUnsafe(i + 1);
            }
            totals.restore(row.getLong(0), stored);
        }
        return totals;
    }
}
