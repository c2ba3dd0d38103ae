package dev.scamander.benchmarks.spark;

import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3Token;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3TokenRange;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What the driver would say of a cluster that nobody has at hand: its token ranges, and the replicas of each. */
final class BigRing {

    private final Node[] nodes;
    private final long[] tokens;
    private final int[] owners;
    private final int replication;

    BigRing(int nodeCount, int tokensPerNode, int replication) {
        Random random = new Random(1);
        this.nodes = new Node[nodeCount];
        Arrays.setAll(nodes, BigRing::node);
        this.tokens = random.longs((long) nodeCount * tokensPerNode)
                .distinct()
                .sorted()
                .toArray();
        this.owners = random.ints(tokens.length, 0, nodeCount).toArray();
        this.replication = replication;
    }

    Metadata metadata() {
        TokenMap map = of(TokenMap.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getPartitionerName" -> "org.apache.cassandra.dht.Murmur3Partitioner";
            case "getTokenRanges" -> ranges();
            case "getReplicas" -> replicas((Token) arguments[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
        return of(Metadata.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getTokenMap")) {
                return Optional.of(map);
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private Set<TokenRange> ranges() {
        Set<TokenRange> ranges = new LinkedHashSet<>();
        for (int i = 0; i < tokens.length; i++) {
            long start = tokens[i == 0 ? tokens.length - 1 : i - 1];
            ranges.add(new Murmur3TokenRange(new Murmur3Token(start), new Murmur3Token(tokens[i])));
        }
        return ranges;
    }

    /** The owners of the next tokens, each once (SimpleStrategy). */
    private Set<Node> replicas(Token token) {
        int at = Arrays.binarySearch(tokens, ((Murmur3Token) token).getValue());
        Set<Node> replicas = new LinkedHashSet<>();
        for (int i = at; replicas.size() < replication; i++) {
            replicas.add(nodes[owners[i % owners.length]]);
        }
        return replicas;
    }

    private static Node node(int number) {
        InetSocketAddress address = new InetSocketAddress("10.1." + number / 250 + "." + (number % 250 + 1), 9042);
        EndPoint endPoint = new EndPoint() {
            @Override
            public SocketAddress resolve() {
                return address;
            }

            @Override
            public String asMetricPrefix() {
                return "node" + number;
            }
        };
        return of(Node.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getEndPoint" -> endPoint;
            case "getDistance" -> NodeDistance.LOCAL;
            case "hashCode" -> number;
            case "equals" -> proxy == arguments[0];
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
