package dev.scamander.cassandra.ring;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3Token;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A keyspace's ring as plain numbers: which nodes hold the data up to each token. Immutable.
 *
 * <p>Replica sets are numbered, and equal sets share a number whatever order their nodes come in, so that asking whether two
 * ranges share their replicas is comparing two ints.
 */
public final class TokenRing {
    private final long[] tokens;
    private final int[] setOfToken;
    private final int[][] sets;
    private final List<String> nodes;

    private TokenRing(long[] tokens, int[] setOfToken, int[][] sets, List<String> nodes) {
        this.tokens = tokens;
        this.setOfToken = setOfToken;
        this.sets = sets;
        this.nodes = nodes;
    }

    /**
     * A ring.
     *
     * @param tokens the ring's tokens, ascending, each once, at least one
     * @param replicas for each token the nodes (as indexes) that hold the range which ends there, most preferred first
     * @param nodes the nodes' host addresses
     */
    public static TokenRing of(long[] tokens, int[][] replicas, List<String> nodes) {
        if (tokens.length == 0 || tokens.length != replicas.length) {
            throw new IllegalArgumentException("a ring has at least one token, and replicas for each");
        }
        for (int i = 1; i < tokens.length; i++) {
            if (tokens[i - 1] >= tokens[i]) {
                throw new IllegalArgumentException("tokens must ascend: " + tokens[i - 1] + ", " + tokens[i]);
            }
        }
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        List<int[]> sets = new ArrayList<>();
        int[] setOfToken = new int[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            int[] replicaSet = replicas[i];
            Integer number = numbers.computeIfAbsent(canonical(replicaSet), key -> {
                sets.add(replicaSet.clone());
                return sets.size() - 1;
            });
            setOfToken[i] = number;
        }
        return new TokenRing(tokens.clone(), setOfToken, sets.toArray(new int[0][]), List.copyOf(nodes));
    }

    private static List<Integer> canonical(int[] replicaSet) {
        return Arrays.stream(replicaSet).sorted().boxed().toList();
    }

    /**
     * A keyspace's ring as the driver sees it. Replicas outside of the local data centre count only where there is none inside.
     *
     * @throws UnsupportedOperationException when the cluster does not use the Murmur3 partitioner, or the driver was told to
     *     keep no token map
     */
    public static TokenRing of(Metadata metadata, CqlIdentifier keyspace) {
        TokenMap map = metadata.getTokenMap()
                .orElseThrow(() -> new UnsupportedOperationException(
                        "the driver has no token map; leave advanced.metadata.token-map.enabled at true"));
        if (!map.getPartitionerName().endsWith("Murmur3Partitioner")) {
            throw new UnsupportedOperationException(
                    "the cluster uses " + map.getPartitionerName() + "; only Murmur3Partitioner is supported");
        }
        Map<Node, Integer> numbers = new HashMap<>();
        List<String> addresses = new ArrayList<>();
        TokenRange[] ranges = map.getTokenRanges().toArray(new TokenRange[0]);
        Arrays.sort(ranges, (a, b) -> Long.compare(end(a), end(b)));
        long[] tokens = new long[ranges.length];
        int[][] replicas = new int[ranges.length][];
        for (int i = 0; i < ranges.length; i++) {
            tokens[i] = end(ranges[i]);
            replicas[i] = near(map.getReplicas(keyspace, ranges[i].getEnd())).stream()
                    .mapToInt(node -> numbers.computeIfAbsent(node, added -> {
                        addresses.add(address(added));
                        return addresses.size() - 1;
                    }))
                    .toArray();
        }
        return of(tokens, replicas, addresses);
    }

    private static long end(TokenRange range) {
        return ((Murmur3Token) range.getEnd()).getValue();
    }

    private static Collection<Node> near(Collection<Node> replicas) {
        List<Node> local = replicas.stream()
                .filter(node -> node.getDistance() == NodeDistance.LOCAL)
                .toList();
        return local.isEmpty() ? replicas : local;
    }

    private static String address(Node node) {
        SocketAddress address = node.getEndPoint().resolve();
        if (address instanceof InetSocketAddress inet) {
            return inet.isUnresolved()
                    ? inet.getHostString()
                    : inet.getAddress().getHostAddress();
        }
        return address.toString();
    }

    /** The number of the set of replicas that hold a token. */
    public int replicaSet(long token) {
        int at = Arrays.binarySearch(tokens, token);
        int index = at >= 0 ? at : -at - 1;
        return setOfToken[index == tokens.length ? 0 : index];
    }

    /** How many different replica sets there are; they are numbered from 0. */
    public int replicaSets() {
        return sets.length;
    }

    /** The host addresses of a replica set, most preferred first. */
    public List<String> addresses(int replicaSet) {
        return Arrays.stream(sets[replicaSet]).mapToObj(nodes::get).toList();
    }

    /** The number of a replica set's most preferred node; 0 where no replica is known. */
    public int firstReplica(int replicaSet) {
        return sets[replicaSet].length == 0 ? 0 : sets[replicaSet][0];
    }

    /** The nodes of a replica set as numbers, most preferred first. Not to be changed. */
    int[] nodes(int replicaSet) {
        return sets[replicaSet];
    }

    /** A node's host address. */
    String address(int node) {
        return nodes.get(node);
    }

    /** The ranges of the ring in order, with their replica sets; neighbours that share their replicas are one. */
    List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        long start = Long.MIN_VALUE;
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] > start) {
                append(segments, start, tokens[i], setOfToken[i]);
                start = tokens[i];
            }
        }
        if (start < Long.MAX_VALUE) {
            // The range across the end of the ring belongs to the first token.
            append(segments, start, Long.MAX_VALUE, setOfToken[0]);
        }
        return segments;
    }

    private static void append(List<Segment> segments, long start, long end, int set) {
        Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
        if (last != null && last.replicaSet() == set) {
            segments.set(segments.size() - 1, new Segment(last.start(), end, set));
        } else {
            segments.add(new Segment(start, end, set));
        }
    }

    /** A piece of the ring that one replica set holds. */
    record Segment(long start, long end, int replicaSet) {}
}
