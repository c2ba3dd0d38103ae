package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.util.HashMap;

/** The partitions of one table that have rows buffered or under way. Guarded by the pipeline's lock. */
final class TableState {
    final CqlIdentifier keyspace;
    final ReplicaGroups replicas;
    final HashMap<KeyBytes, Partition> partitions = new HashMap<>();

    TableState(CqlIdentifier keyspace, ReplicaGroups replicas) {
        this.keyspace = keyspace;
        this.replicas = replicas;
    }
}
