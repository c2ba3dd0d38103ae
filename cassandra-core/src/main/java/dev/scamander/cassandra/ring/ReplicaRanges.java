package dev.scamander.cassandra.ring;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import java.util.List;
import java.util.Objects;

/**
 * Cuts slices of the ring where their replicas change, so that each piece can be asked of a node that holds it. Asks the cluster
 * nothing, and computes the ring anew only when the cluster's topology has changed. For one thread.
 */
public final class ReplicaRanges {
    private final CqlSession session;
    private final CqlIdentifier keyspace;
    private TokenMap computedOf;
    private TokenRing ring;

    /** For a keyspace, over a session which stays the caller's to close. */
    public ReplicaRanges(CqlSession session, CqlIdentifier keyspace) {
        this.session = Objects.requireNonNull(session, "session");
        this.keyspace = Objects.requireNonNull(keyspace, "keyspace");
    }

    /**
     * The pieces of a slice, in the order of tokens; together they are the slice. Tables that every node has for itself are not
     * cut.
     *
     * @throws UnsupportedOperationException when the cluster does not use the Murmur3 partitioner
     */
    public List<TokenRange> of(TokenRange slice) {
        if (RingPlanner.isLocal(session, keyspace)) {
            return List.of(slice);
        }
        TokenMap now = session.getMetadata().getTokenMap().orElse(null);
        if (ring == null || now != computedOf) {
            ring = TokenRing.of(session.getMetadata(), keyspace);
            computedOf = now;
        }
        return RingPlanner.plan(
                        ring, List.of(), List.of(slice), PlanSettings.defaults().withExactUnits(1))
                .stream()
                .flatMap(unit -> unit.ranges().stream())
                .sorted()
                .toList();
    }
}
