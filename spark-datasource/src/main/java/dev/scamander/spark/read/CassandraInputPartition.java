package dev.scamander.spark.read;

import dev.scamander.cassandra.ring.TokenRange;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.HasPartitionKey;
import org.apache.spark.sql.connector.read.InputPartition;

/** What one task reads. */
sealed interface CassandraInputPartition extends InputPartition {

    /** Nodes that hold all of it. */
    List<String> hosts();

    @Override
    default String[] preferredLocations() {
        return hosts().toArray(String[]::new);
    }

    /**
     * A part of the ring.
     *
     * @param ranges its token ranges
     * @param hosts addresses of nodes that hold all of it
     */
    record Ring(List<TokenRange> ranges, List<String> hosts) implements CassandraInputPartition {}

    /**
     * A piece of the ring whose borders do not depend on the table.
     *
     * @param bucket its number
     * @param ranges its token ranges
     * @param hosts addresses of nodes that hold much of it
     */
    record Bucket(int bucket, List<TokenRange> ranges, List<String> hosts)
            implements CassandraInputPartition, HasPartitionKey {
        @Override
        public InternalRow partitionKey() {
            return new GenericInternalRow(new Object[] {bucket});
        }
    }

    /**
     * Partitions by their keys.
     *
     * @param keys one array per key, holding a value per column of the partition key
     * @param hosts addresses of nodes that hold all of them
     */
    record Keys(List<byte[][]> keys, List<String> hosts) implements CassandraInputPartition {}

    /** A table that each node has for itself, of whichever node answers. */
    record Whole() implements CassandraInputPartition {
        @Override
        public List<String> hosts() {
            return List.of();
        }
    }
}
