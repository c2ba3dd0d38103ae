package dev.scamander.cassandra.ring;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import java.util.List;
import java.util.Set;

/** Cuts a table into work units. */
public final class RingPlanner {
    private static final Set<String> LOCAL_KEYSPACES =
            Set.of("system", "system_schema", "system_views", "system_virtual_schema");

    private RingPlanner() {}

    /**
     * The work units of a table: together they tile the ring exactly once. The same ring, estimates and settings give the same
     * units. Tables that every node has for itself (system and virtual tables) are one unit.
     *
     * @throws UnsupportedOperationException when the cluster does not use the Murmur3 partitioner
     */
    public static List<WorkUnit> plan(
            CqlSession session, CqlIdentifier keyspace, CqlIdentifier table, PlanSettings settings) {
        return plan(session, keyspace, table, List.of(TokenRange.FULL), settings);
    }

    /**
     * The work units of a given part of the ring.
     *
     * @param parts ranges that do not overlap
     * @throws UnsupportedOperationException when the cluster does not use the Murmur3 partitioner
     */
    public static List<WorkUnit> plan(
            CqlSession session,
            CqlIdentifier keyspace,
            CqlIdentifier table,
            List<TokenRange> parts,
            PlanSettings settings) {
        if (isLocal(session, keyspace)) {
            return List.of(new WorkUnit(parts, List.of(), -1, -1));
        }
        TokenRing ring = TokenRing.of(session.getMetadata(), keyspace);
        return plan(ring, TableEstimates.read(session, keyspace, table), parts, settings);
    }

    /**
     * The work units of a given part of a given ring; pure arithmetic.
     *
     * @param estimates what is known of the table's size, for any part of the ring
     * @param parts ranges that do not overlap
     */
    public static List<WorkUnit> plan(
            TokenRing ring, List<SizeEstimate> estimates, List<TokenRange> parts, PlanSettings settings) {
        return UnitPlanner.plan(ring, estimates, parts, settings);
    }

    /** What the cluster estimates about a table as a whole. */
    public static TableSize size(CqlSession session, CqlIdentifier keyspace, CqlIdentifier table) {
        return size(TableEstimates.read(session, keyspace, table));
    }

    /** What some estimates say about a table as a whole. */
    public static TableSize size(List<SizeEstimate> estimates) {
        SizeEstimates all = new SizeEstimates(estimates);
        return new TableSize(all.totalPartitions(), all.totalBytes());
    }

    static boolean isLocal(CqlSession session, CqlIdentifier keyspace) {
        KeyspaceMetadata metadata = session.getMetadata().getKeyspace(keyspace).orElse(null);
        if (metadata == null) {
            // A session may have been told to leave the server's own keyspaces out of its metadata.
            return LOCAL_KEYSPACES.contains(keyspace.asInternal());
        }
        return metadata.isVirtual()
                || metadata.getReplication().getOrDefault("class", "").endsWith("LocalStrategy");
    }
}
