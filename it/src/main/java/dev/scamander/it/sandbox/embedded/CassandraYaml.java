package dev.scamander.it.sandbox.embedded;

import dev.scamander.it.sandbox.CassandraSpec;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A node's {@code cassandra.yaml}: the server's defaults except where a small, short-lived cluster needs others. */
final class CassandraYaml {
    private static final BigInteger RING = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger FIRST_TOKEN = BigInteger.ONE.shiftLeft(63).negate();

    private CassandraYaml() {}

    /**
     * The file's lines.
     *
     * @param spec the cluster
     * @param node the node's number from 1, also the last byte of its address
     * @param storagePort the port that nodes speak to each other on
     * @param nativePort the port for CQL
     * @param data the node's directory
     */
    static List<String> of(CassandraSpec spec, int node, int storagePort, int nativePort, Path data) {
        String address = "127.0.0." + node;
        Map<String, String> yaml = new LinkedHashMap<>();
        yaml.put("cluster_name", "sandbox");
        yaml.put("num_tokens", Integer.toString(spec.tokensPerNode()));
        yaml.put("initial_token", '"' + tokens(spec, node) + '"');
        yaml.put("auto_bootstrap", "false");
        yaml.put("partitioner", "org.apache.cassandra.dht.Murmur3Partitioner");
        yaml.put("endpoint_snitch", "SimpleSnitch");
        yaml.put(
                "seed_provider",
                "[{class_name: org.apache.cassandra.locator.SimpleSeedProvider, parameters: [{seeds: \""
                        + seeds(spec, storagePort) + "\"}]}]");
        yaml.put("listen_address", address);
        yaml.put("storage_port", Integer.toString(storagePort));
        yaml.put("rpc_address", address);
        yaml.put("start_native_transport", "true");
        yaml.put("native_transport_port", Integer.toString(nativePort));
        yaml.put("data_file_directories", "[\"" + data.resolve("sstables") + "\"]");
        yaml.put("commitlog_directory", quoted(data.resolve("commitlog")));
        yaml.put("saved_caches_directory", quoted(data.resolve("saved_caches")));
        yaml.put("hints_directory", quoted(data.resolve("hints")));
        yaml.put("cdc_raw_directory", quoted(data.resolve("cdc_raw")));
        yaml.put("commitlog_sync", "periodic");
        yaml.put("commitlog_sync_period", "1000ms");
        yaml.put("memtable_heap_space", "96MiB");
        yaml.put("memtable_offheap_space", "96MiB");
        yaml.put("concurrent_compactors", "1");
        yaml.put("auto_snapshot", "false");
        yaml.put("materialized_views_enabled", "true");
        yaml.put("user_defined_functions_enabled", "false");
        // The machine may be slow and busy; a time-out here would only blur what a test is about.
        yaml.put("read_request_timeout", "10s");
        yaml.put("range_request_timeout", "20s");
        yaml.put("write_request_timeout", "10s");
        yaml.put("counter_write_request_timeout", "10s");
        yaml.put("truncate_request_timeout", "60s");
        yaml.put("request_timeout", "20s");
        if (spec.passwordAuthentication()) {
            yaml.put("authenticator", "PasswordAuthenticator");
            yaml.put("authorizer", "CassandraAuthorizer");
            yaml.put("role_manager", "CassandraRoleManager");
        }
        yaml.putAll(spec.settings());
        return yaml.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    /** Evenly spaced tokens, dealt to the nodes in turn: nothing is left to chance, no two nodes collide. */
    static String tokens(CassandraSpec spec, int node) {
        int all = spec.nodes() * spec.tokensPerNode();
        return IntStream.range(0, spec.tokensPerNode())
                .map(token -> token * spec.nodes() + node - 1)
                .mapToObj(index -> FIRST_TOKEN
                        .add(RING.multiply(BigInteger.valueOf(index + 1)).divide(BigInteger.valueOf(all + 1)))
                        .toString())
                .collect(Collectors.joining(","));
    }

    /** Every node is a seed: the nodes start together, and one that is not a seed gives up when no seed listens yet. */
    private static String seeds(CassandraSpec spec, int storagePort) {
        return IntStream.rangeClosed(1, spec.nodes())
                .mapToObj(node -> "127.0.0." + node + ":" + storagePort)
                .collect(Collectors.joining(","));
    }

    private static String quoted(Path path) {
        return '"' + path.toString() + '"';
    }
}
