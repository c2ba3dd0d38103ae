package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Tells which keys are on the same replicas, as the driver sees the ring. */
final class ReplicaSets {
    private static final Object ANY = "any";

    private final Optional<TokenMap> tokens;
    private final CqlIdentifier keyspace;

    ReplicaSets(Metadata metadata, CqlIdentifier keyspace) {
        // On one node there is nothing to tell apart.
        this.tokens = metadata.getNodes().size() < 2 ? Optional.empty() : metadata.getTokenMap();
        this.keyspace = keyspace;
    }

    /** An object that equals that of another key if they share all replicas. */
    Object of(ByteBuffer routingKey) {
        return tokens.isEmpty() ? ANY : tokens.get().getReplicas(keyspace, routingKey);
    }
}
