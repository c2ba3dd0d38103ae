package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import dev.scamander.cassandra.ring.RingPlanner;
import dev.scamander.spark.filter.KeySet;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        return RingPlanner.plan(
                        session,
                        CqlIdentifier.fromInternal(plan.keyspace()),
                        CqlIdentifier.fromInternal(plan.table()),
                        plan.options().planSettings(parallelism))
                .stream()
                .map(unit -> new CassandraInputPartition.Ring(unit.ranges(), unit.replicas()))
                .toArray(InputPartition[]::new);
    }

    /** Some partitions: those of one replica go together. */
    InputPartition[] keys(KeySet keySet) {
        List<byte[][]> keys = keySet.keys();
        Map<List<String>, List<byte[][]>> byReplicas =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (byte[][] key : keys) {
            byReplicas
                    .computeIfAbsent(replicas(key), hosts -> new ArrayList<>())
                    .add(key);
        }
        int size = Math.max(LEAST_KEYS, (keys.size() + parallelism - 1) / parallelism);
        List<InputPartition> partitions = new ArrayList<>();
        byReplicas.forEach((hosts, group) -> {
            for (int from = 0; from < group.size(); from += size) {
                List<byte[][]> part = List.copyOf(group.subList(from, Math.min(from + size, group.size())));
                partitions.add(new CassandraInputPartition.Keys(part, hosts));
            }
        });
        return partitions.toArray(InputPartition[]::new);
    }

    private List<String> replicas(byte[][] key) {
        Optional<TokenMap> tokens = session.getMetadata().getTokenMap();
        if (tokens.isEmpty()) {
            return List.of();
        }
        ByteBuffer[] values = new ByteBuffer[key.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = ByteBuffer.wrap(key[i]);
        }
        Token token = tokens.get().newToken(values);
        List<String> hosts = new ArrayList<>();
        for (Node node : tokens.get().getReplicas(CqlIdentifier.fromInternal(plan.keyspace()), token)) {
            if (node.getEndPoint().resolve() instanceof InetSocketAddress address) {
                hosts.add(
                        address.getAddress() == null
                                ? address.getHostString()
                                : address.getAddress().getHostAddress());
            }
        }
        hosts.sort(null);
        return hosts;
    }
}
