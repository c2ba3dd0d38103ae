package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;

/** Replica sets from the driver's metadata. */
final class DriverReplicaGroups implements ReplicaGroups {
    DriverReplicaGroups(CqlSession session, CqlIdentifier keyspace) {}

    @Override
    public int groupOf(KeyBytes partitionKey) {
        return 0;
    }
}
