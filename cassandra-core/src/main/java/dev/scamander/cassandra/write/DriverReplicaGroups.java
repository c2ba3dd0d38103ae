package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import dev.scamander.cassandra.ring.Murmur3;
import dev.scamander.cassandra.ring.TokenRing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replica sets from the driver's metadata, worked out anew when the topology changes. For one thread at a time. */
final class DriverReplicaGroups implements ReplicaGroups {
    private static final Logger LOG = LoggerFactory.getLogger(DriverReplicaGroups.class);

    /** Above this many replica sets (many nodes with many tokens) too few rows would meet in each. */
    private static final int MAX_SETS = 512;

    private final CqlSession session;
    private final CqlIdentifier keyspace;
    private TokenMap seen;
    private TokenRing ring;

    DriverReplicaGroups(CqlSession session, CqlIdentifier keyspace) {
        this.session = session;
        this.keyspace = keyspace;
    }

    @Override
    public int groupOf(KeyBytes partitionKey) {
        refresh();
        if (ring == null || ring.replicaSets() == 1) {
            return 0;
        }
        int set = ring.replicaSet(Murmur3.token(partitionKey.buffer()));
        return ring.replicaSets() <= MAX_SETS ? set : ring.firstReplica(set);
    }

    private void refresh() {
        TokenMap current = session.getMetadata().getTokenMap().orElse(null);
        if (current != seen) {
            seen = current;
            ring = current == null ? null : read();
        }
    }

    private TokenRing read() {
        try {
            return TokenRing.of(session.getMetadata(), keyspace);
        } catch (RuntimeException e) {
            // Grouping is for speed alone: any group is right.
            LOG.debug("no replica sets for {}", keyspace, e);
            return null;
        }
    }
}
