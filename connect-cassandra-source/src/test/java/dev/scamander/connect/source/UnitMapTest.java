package dev.scamander.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.cassandra.ring.PlanSettings;
import dev.scamander.cassandra.ring.RingPlanner;
import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.cassandra.ring.TokenRing;
import dev.scamander.connect.source.config.SourceConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three tasks on three nodes: each task has a third of the ring, and of its third each node has a third. */
class UnitMapTest {
    private static final Percentage TOLERANCE = Percentage.withPercentage(20);

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void isBalancedOverTasksAndNodes(int tokensPerNode) {
        TokenRing ring = ring(tokensPerNode);
        Map<String, String> properties = Map.of("tables", "a.b");
        SourceConfig config = SourceConfig.of(properties);
        for (TaskShare share : TaskShare.shares(config, 3)) {
            Map<String, Double> byNode = new HashMap<>();
            for (SnapshotUnit unit : share.units(config)) {
                RingPlanner.plan(
                                ring,
                                List.of(),
                                List.of(unit.range()),
                                PlanSettings.defaults().withExactUnits(1))
                        .forEach(piece -> byNode.merge(piece.replicas().get(0), fraction(piece.ranges()), Double::sum));
            }
            assertThat(byNode.values().stream().mapToDouble(part -> part).sum()).isCloseTo(1 / 3.0, TOLERANCE);
            assertThat(byNode).hasSize(3);
            byNode.values().forEach(part -> assertThat(part).isCloseTo(1 / 9.0, TOLERANCE));
        }
    }

    private static double fraction(List<TokenRange> ranges) {
        return ranges.stream().mapToDouble(TokenRange::fraction).sum();
    }

    private static TokenRing ring(int tokensPerNode) {
        int count = 3 * tokensPerNode;
        long[] tokens = LongStream.rangeClosed(1, count)
                .map(i -> i == count ? Long.MAX_VALUE : (long) ((double) i / count * 0x1p64 - 0x1p63))
                .toArray();
        int[][] replicas = new int[count][];
        for (int i = 0; i < count; i++) {
            replicas[i] = new int[] {i % 3};
        }
        return TokenRing.of(tokens, replicas, List.of("127.0.0.1", "127.0.0.2", "127.0.0.3"));
    }
}
