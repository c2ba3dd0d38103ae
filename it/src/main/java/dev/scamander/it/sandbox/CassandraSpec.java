package dev.scamander.it.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Cassandra cluster to start.
 *
 * @param runtime which Cassandra
 * @param nodes 1 to 3 nodes, 127.0.0.1 to 127.0.0.3
 * @param tokensPerNode virtual nodes per node, spread evenly over the ring
 * @param passwordAuthentication whether clients must log in (user and password {@code cassandra})
 * @param heap the heap of each node, in the JVM's notation: {@code 512m}
 * @param forThroughput compile hot code fully and take the whole heap at once, at the price of a slower start: for
 *     measurements
 * @param settings further settings of {@code cassandra.yaml}, as YAML text per key
 * @param jvmOptions further options of the JVM
 */
public record CassandraSpec(
        SandboxRuntime runtime,
        int nodes,
        int tokensPerNode,
        boolean passwordAuthentication,
        String heap,
        boolean forThroughput,
        Map<String, String> settings,
        List<String> jvmOptions) {

    /** Checks the number of nodes and copies the collections. */
    public CassandraSpec {
        if (nodes < 1 || nodes > 3) {
            throw new IllegalArgumentException("A sandbox has 1 to 3 Cassandra nodes, not " + nodes);
        }
        settings = Map.copyOf(settings);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** A cluster of that many nodes of Cassandra 5.0, open to everyone, 512 MiB each. */
    public static CassandraSpec nodes(int nodes) {
        return new CassandraSpec(SandboxRuntime.CASSANDRA_5_0, nodes, 4, false, "512m", false, Map.of(), List.of());
    }

    /** With so many virtual nodes per node. */
    public CassandraSpec tokensPerNode(int tokens) {
        return new CassandraSpec(
                runtime, nodes, tokens, passwordAuthentication, heap, forThroughput, settings, jvmOptions);
    }

    /** With log-in: user and password {@code cassandra}. */
    public CassandraSpec withPasswordAuthentication() {
        return new CassandraSpec(runtime, nodes, tokensPerNode, true, heap, forThroughput, settings, jvmOptions);
    }

    /** With that heap per node, such as {@code 1g}. */
    public CassandraSpec heap(String size) {
        return new CassandraSpec(
                runtime, nodes, tokensPerNode, passwordAuthentication, size, forThroughput, settings, jvmOptions);
    }

    /** For measurements: fully compiled code, slower start. */
    public CassandraSpec tunedForThroughput() {
        return new CassandraSpec(
                runtime, nodes, tokensPerNode, passwordAuthentication, heap, true, settings, jvmOptions);
    }

    /** With a setting of {@code cassandra.yaml}; it wins over the sandbox's own. */
    public CassandraSpec setting(String key, String yaml) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(key, yaml);
        return new CassandraSpec(
                runtime, nodes, tokensPerNode, passwordAuthentication, heap, forThroughput, more, jvmOptions);
    }

    /** With an option of the JVM. */
    public CassandraSpec jvmOption(String option) {
        List<String> more = new ArrayList<>(jvmOptions);
        more.add(option);
        return new CassandraSpec(
                runtime, nodes, tokensPerNode, passwordAuthentication, heap, forThroughput, settings, more);
    }
}
