package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.cassandra.ring.ReplicaLocator;
import dev.scamander.cassandra.ring.RingPlanner;
import dev.scamander.cassandra.ring.RoutingKeys;
import dev.scamander.cassandra.ring.TokenBuckets;
import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.cassandra.ring.TokenRing;
import dev.scamander.cassandra.ring.WorkUnit;
import dev.scamander.spark.filter.KeySet;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** Deals what a scan reads to tasks. */
final class PartitionPlanner {

    /** Lookups that are worth a task of their own. */
    private static final int LEAST_KEYS = 50;

    private final ReadPlan plan;
    private final CqlSession session;
    private final int parallelism;

    /**
     * Makes a planner.
     *
     * @param plan what is read
     * @param session the cluster
     * @param parallelism tasks that Spark can run at once
     */
    PartitionPlanner(ReadPlan plan, CqlSession session, int parallelism) {
        this.plan = plan;
        this.session = session;
        this.parallelism = Math.max(1, parallelism);
    }

    /** The whole ring. */
    InputPartition[] ring() {
        if (isLocal()) {
            return new InputPartition[] {new CassandraInputPartition.Whole()};
        }
        return RingPlanner.plan(
                        session,
                        CqlIdentifier.fromInternal(plan.keyspace()),
                        CqlIdentifier.fromInternal(plan.table()),
                        plan.options().planSettings(parallelism, plan.aggregated()))
                .stream()
                .map(unit -> new CassandraInputPartition.Ring(unit.ranges(), unit.replicas()))
                .toArray(InputPartition[]::new);
    }

    /** The whole ring in pieces that do not depend on the table: one for each bucket, read near where most of it is. */
    InputPartition[] buckets(TokenBuckets buckets) {
        TokenRing ring = TokenRing.of(session.getMetadata(), CqlIdentifier.fromInternal(plan.keyspace()));
        InputPartition[] partitions = new InputPartition[buckets.count()];
        for (int bucket = 0; bucket < partitions.length; bucket++) {
            List<WorkUnit> units = RingPlanner.plan(
                    ring,
                    List.of(),
                    List.of(buckets.range(bucket)),
                    plan.options().planSettings(1, plan.aggregated()));
            partitions[bucket] = new CassandraInputPartition.Bucket(
                    bucket,
                    units.stream().flatMap(unit -> unit.ranges().stream()).toList(),
                    units.stream()
                            .max(Comparator.comparing(PartitionPlanner::fraction))
                            .map(WorkUnit::replicas)
                            .orElse(List.of()));
        }
        return partitions;
    }

    private static double fraction(WorkUnit unit) {
        return unit.ranges().stream().mapToDouble(TokenRange::fraction).sum();
    }

    /** Some partitions: those of one replica set go together, in the order of their tokens. */
    InputPartition[] keys(KeySet keySet) {
        List<byte[][]> keys = keySet.keys();
        if (isLocal()) {
            return new InputPartition[] {new CassandraInputPartition.Keys(keys, List.of())};
        }
        List<ByteBuffer> routingKeys =
                keys.stream().map(PartitionPlanner::routingKey).toList();
        TokenRing ring = TokenRing.of(session.getMetadata(), CqlIdentifier.fromInternal(plan.keyspace()));
        int size = Math.max(LEAST_KEYS, (keys.size() + parallelism - 1) / parallelism);
        return new ReplicaLocator(ring)
                .group(routingKeys, size).stream()
                        .map(group -> new CassandraInputPartition.Keys(
                                group.keys().stream().map(keys::get).toList(), group.replicas()))
                        .toArray(InputPartition[]::new);
    }

    /** System and virtual tables: no ring, and no tokens that CQL can compare. */
    boolean isLocal() {
        return session.getMetadata()
                .getKeyspace(CqlIdentifier.fromInternal(plan.keyspace()))
                .filter(keyspace -> keyspace.isVirtual()
                        || keyspace.getReplication().getOrDefault("class", "").endsWith("LocalStrategy"))
                .isPresent();
    }

    private static ByteBuffer routingKey(byte[][] key) {
        return RoutingKeys.of(Arrays.stream(key).map(ByteBuffer::wrap).toArray(ByteBuffer[]::new));
    }
}
