package dev.scamander.it.sandbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.sandbox.CassandraSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CassandraYamlTest {
    private static final BigInteger RING = BigInteger.TWO.pow(64);

    @Test
    void nodesOwnEqualShares() {
        CassandraSpec spec = CassandraSpec.nodes(3).tokensPerNode(16);
        TreeMap<Long, Integer> ring = new TreeMap<>();
        for (int node = 1; node <= 3; node++) {
            for (String token : CassandraYaml.tokens(spec, node).split(",")) {
                assertThat(ring.put(Long.parseLong(token), node)).isNull();
            }
        }
        assertThat(ring).hasSize(48);

        Map<Integer, BigInteger> owned = new HashMap<>();
        BigInteger previous = BigInteger.valueOf(ring.lastKey()).subtract(RING);
        for (Map.Entry<Long, Integer> token : ring.entrySet()) {
            BigInteger at = BigInteger.valueOf(token.getKey());
            owned.merge(token.getValue(), at.subtract(previous), BigInteger::add);
            previous = at;
        }

        assertThat(owned.values())
                .allSatisfy(share -> assertThat(new BigDecimal(share).doubleValue() / RING.doubleValue())
                        .isBetween(0.31, 0.36));
    }

    @Test
    void settingsOfTheSpecWin() {
        CassandraSpec spec = CassandraSpec.nodes(1).setting("read_request_timeout", "100ms");

        List<String> lines = CassandraYaml.of(spec, 1, 7000, 9042, Path.of("/data"));

        assertThat(lines).contains("read_request_timeout: 100ms").doesNotContain("read_request_timeout: 10s");
    }

    @Test
    void everyAddressIsLoopback() {
        assertThat(CassandraYaml.of(CassandraSpec.nodes(3), 3, 7000, 9042, Path.of("/data")))
                .contains("listen_address: 127.0.0.3", "rpc_address: 127.0.0.3");
    }
}
