package dev.scamander.spark.rdd;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.ring.Murmur3;
import dev.scamander.cassandra.ring.ReplicaLocator;
import dev.scamander.cassandra.ring.RoutingKeys;
import dev.scamander.cassandra.ring.TokenRing;
import dev.scamander.spark.catalyst.LocatedRdd;
import dev.scamander.spark.filter.KeyColumn;
import dev.scamander.spark.option.ReadOptions;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/**
 * Brings elements to partitions of nodes that hold their key's partition.
 *
 * @param options how to reach the cluster
 * @param keyspace the table's keyspace
 * @param key the columns of the partition key
 * @param hosts addresses of the nodes
 * @param partitionsPerHost partitions of each node
 */
record ReplicaPartitions(
        ReadOptions options, CqlIdentifier keyspace, List<KeyColumn> key, List<String> hosts, int partitionsPerHost)
        implements Serializable {

    static ReplicaPartitions of(
            ReadOptions options, CqlIdentifier keyspace, List<KeyColumn> key, int partitionsPerHost) {
        if (partitionsPerHost < 1) {
            throw new IllegalArgumentException("partitionsPerHost=" + partitionsPerHost + " must be at least 1");
        }
        try (SessionLease lease = SessionCache.acquire(options.connection())) {
            TokenRing ring = TokenRing.of(lease.session().getMetadata(), keyspace);
            TreeSet<String> hosts = new TreeSet<>();
            for (int set = 0; set < ring.replicaSets(); set++) {
                hosts.addAll(ring.addresses(set));
            }
            return new ReplicaPartitions(options, keyspace, List.copyOf(key), List.copyOf(hosts), partitionsPerHost);
        }
    }

    /** The same elements, each in a partition that prefers one of its replicas; those without a key are anywhere. */
    <T> JavaRDD<T> repartition(JavaRDD<T> elements, KeyFunction<T> keyOf) {
        JavaPairRDD<Integer, T> numbered = elements.mapPartitionsToPair(iterator -> number(iterator, keyOf));
        JavaRDD<T> moved = numbered.partitionBy(new ByNumber(hosts.size() * partitionsPerHost))
                .values();
        List<String> locations = new ArrayList<>();
        for (String host : hosts) {
            for (int i = 0; i < partitionsPerHost; i++) {
                locations.add(host);
            }
        }
        return new LocatedRdd<>(moved.rdd(), locations, moved.classTag()).toJavaRDD();
    }

    private <T> Iterator<Tuple2<Integer, T>> number(Iterator<T> elements, KeyFunction<T> keyOf) {
        SessionLease lease = SessionCache.acquire(options.connection());
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) ended -> lease.close());
        ReplicaLocator locator = locator(lease.session());
        KeyEncoders encoders = new KeyEncoders(key);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Tuple2<Integer, T> next() {
                T element = elements.next();
                return new Tuple2<>(partition(encoders.encode(LookupIterator.key(keyOf, element)), locator), element);
            }
        };
    }

    private ReplicaLocator locator(CqlSession session) {
        return new ReplicaLocator(TokenRing.of(session.getMetadata(), keyspace));
    }

    /** Of a key's replicas one by its token, so that all of them have their share, whoever computes it. */
    private int partition(ByteBuffer[] encoded, ReplicaLocator locator) {
        if (encoded == null) {
            return 0;
        }
        ByteBuffer routingKey = RoutingKeys.of(encoded);
        long token = Murmur3.token(routingKey);
        List<String> replicas = locator.replicas(routingKey).stream()
                .filter(hosts::contains)
                .sorted()
                .toList();
        if (replicas.isEmpty()) {
            return Math.floorMod((int) token, hosts.size() * partitionsPerHost);
        }
        int host = hosts.indexOf(replicas.get(Math.floorMod(token, replicas.size())));
        return host * partitionsPerHost + Math.floorMod(token >>> Integer.SIZE, partitionsPerHost);
    }

    /** Takes the key for the partition's number. */
    private static final class ByNumber extends Partitioner {

        private static final long serialVersionUID = 1L;

        private final int partitions;

        ByNumber(int partitions) {
            this.partitions = partitions;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        @Override
        public int getPartition(Object key) {
            return (Integer) key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByNumber that && partitions == that.partitions;
        }

        @Override
        public int hashCode() {
            return partitions;
        }
    }
}
