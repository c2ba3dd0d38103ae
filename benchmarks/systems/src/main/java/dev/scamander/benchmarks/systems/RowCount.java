package dev.scamander.benchmarks.systems;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.scamander.benchmarks.records.BenchTable;

/** Counts a table's rows on the server, slice by slice of the ring so that no count takes long. */
public final class RowCount {

    private static final int SLICES = 32;

    private RowCount() {}

    /** How many rows there are. */
    public static long of(CqlSession session, BenchTable table) {
        String token = "token(" + String.join(", ", table.partitionKey()) + ")";
        PreparedStatement count = session.prepare(
                "SELECT count(*) FROM " + table.qualifiedName() + " WHERE " + token + " > ? AND " + token + " <= ?");
        return RingSlices.of(SLICES).stream()
                .mapToLong(slice -> session.execute(count.bind(slice.afterToken(), slice.lastToken()))
                        .one()
                        .getLong(0))
                .sum();
    }
}
