package dev.scamander.cassandra.ring;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import java.util.List;

/** Cuts a table into work units. */
public final class RingPlanner {
    private RingPlanner() {}

    /**
     * The work units of a table: together they tile the ring exactly once. The same ring, estimates and settings give the same
     * units.
     *
     * @throws UnsupportedOperationException when the cluster does not use the Murmur3 partitioner
     */
    public static List<WorkUnit> plan(
            CqlSession session, CqlIdentifier keyspace, CqlIdentifier table, PlanSettings settings) {
        return List.of(new WorkUnit(List.of(TokenRange.FULL), List.of(), -1, -1));
    }

    /**
     * The work units of a given part of the ring.
     *
     * @throws UnsupportedOperationException when the cluster does not use the Murmur3 partitioner
     */
    public static List<WorkUnit> plan(
            CqlSession session,
            CqlIdentifier keyspace,
            CqlIdentifier table,
            List<TokenRange> parts,
            PlanSettings settings) {
        return List.of(new WorkUnit(parts, List.of(), -1, -1));
    }
}
