package dev.scamander.cassandra.write;

/** Tells which partitions of a keyspace share their replicas. */
interface ReplicaGroups {
    /** A small number, equal for partitions that share their replicas. */
    int groupOf(KeyBytes partitionKey);
}
