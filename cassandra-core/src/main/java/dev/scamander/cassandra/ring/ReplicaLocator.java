package dev.scamander.cassandra.ring;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the replicas of keys, and brings keys together that share them. Immutable. */
public final class ReplicaLocator {
    private final TokenRing ring;

    /** A locator over a keyspace's ring. */
    public ReplicaLocator(TokenRing ring) {
        this.ring = ring;
    }

    /**
     * Keys that the same nodes hold.
     *
     * @param replicas the nodes' host addresses, most preferred first
     * @param keys the keys, as their positions in what was given, in token order
     */
    public record Group(List<String> replicas, List<Integer> keys) {}

    /** The number of the replica set of a routing key (see {@link RoutingKeys}). */
    public int replicaSet(ByteBuffer routingKey) {
        return ring.replicaSet(Murmur3.token(routingKey));
    }

    /** The host addresses of a key's replicas, most preferred first. */
    public List<String> replicas(ByteBuffer routingKey) {
        return ring.addresses(replicaSet(routingKey));
    }

    /**
     * Brings keys together by replica set.
     *
     * @param routingKeys the keys' routing keys
     * @param maximum how many keys a group may have at most
     * @return the groups, by replica set and then by token; the same keys give the same groups
     */
    public List<Group> group(List<ByteBuffer> routingKeys, int maximum) {
        Map<Integer, List<Integer>> bySet = new TreeMap<>();
        long[] tokens = new long[routingKeys.size()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = Murmur3.token(routingKeys.get(i));
            bySet.computeIfAbsent(ring.replicaSet(tokens[i]), set -> new ArrayList<>())
                    .add(i);
        }
        List<Group> groups = new ArrayList<>();
        bySet.forEach((set, keys) -> {
            keys.sort((a, b) -> Long.compare(tokens[a], tokens[b]));
            for (int from = 0; from < keys.size(); from += maximum) {
                groups.add(new Group(
                        ring.addresses(set), List.copyOf(keys.subList(from, Math.min(keys.size(), from + maximum)))));
            }
        });
        return groups;
    }
}
