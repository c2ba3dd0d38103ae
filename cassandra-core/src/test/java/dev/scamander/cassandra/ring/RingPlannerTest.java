package dev.scamander.cassandra.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RingPlannerTest {
    private static final long MIB = 1 << 20;

    /** Nodes with random tokens; a range's replicas are the owners of the next tokens, as under SimpleStrategy. */
    private static TokenRing ring(long seed, int nodes, int vnodes, int replicationFactor) {
        Random random = new Random(seed);
        long[] tokens = random.longs((long) nodes * vnodes).distinct().sorted().toArray();
        int[] owner = new int[tokens.length];
        int[] dealt = IntStream.range(0, tokens.length).map(i -> i % nodes).toArray();
        for (int i = dealt.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = dealt[i];
            dealt[i] = dealt[j];
            dealt[j] = swapped;
        }
        System.arraycopy(dealt, 0, owner, 0, owner.length);
        int[][] replicas = new int[tokens.length][];
        for (int i = 0; i < tokens.length; i++) {
            List<Integer> set = new ArrayList<>();
            for (int j = i; set.size() < Math.min(replicationFactor, nodes); j++) {
                int node = owner[j % owner.length];
                if (!set.contains(node)) {
                    set.add(node);
                }
            }
            replicas[i] = set.stream().mapToInt(Integer::intValue).toArray();
        }
        return TokenRing.of(
                tokens,
                replicas,
                IntStream.range(0, nodes).mapToObj(i -> "10.0.0." + i).toList());
    }

    private static List<SizeEstimate> evenly(long totalBytes, int pieces) {
        List<SizeEstimate> estimates = new ArrayList<>();
        long step = (1L << 62) / pieces * 4;
        long start = Long.MIN_VALUE;
        for (int i = 0; i < pieces; i++) {
            long end = i == pieces - 1 ? Long.MAX_VALUE : start + step;
            estimates.add(new SizeEstimate(new TokenRange(start, end), 1000, totalBytes / pieces));
            start = end;
        }
        return estimates;
    }

    private static void assertTiles(List<WorkUnit> units, List<TokenRange> parts) {
        List<TokenRange> ranges =
                units.stream().flatMap(unit -> unit.ranges().stream()).sorted().toList();
        List<TokenRange> joined = new ArrayList<>();
        for (TokenRange range : ranges) {
            TokenRange last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null) {
                assertThat(range.start()).as("no overlap").isGreaterThanOrEqualTo(last.end());
            }
            if (last != null && last.end() == range.start()) {
                joined.set(joined.size() - 1, new TokenRange(last.start(), range.end()));
            } else {
                joined.add(range);
            }
        }
        assertThat(joined).isEqualTo(parts);
    }

    @Test
    void plansAThousandNodesWithAQuarterMillionTokens() {
        TokenRing ring = ring(1, 1000, 256, 3);
        // 8 TiB in units of 64 MiB.
        List<SizeEstimate> estimates = evenly(8L << 40, 10_000);
        PlanSettings settings = PlanSettings.defaults();

        List<WorkUnit> units = RingPlanner.plan(ring, estimates, List.of(TokenRange.FULL), settings);

        assertTiles(units, List.of(TokenRange.FULL));
        // Tens of thousands of units: compared as numbers, since a failure that prints them all helps nobody.
        assertThat(units.size()).isBetween(131_000, 200_000);
        assertThat(units.stream().mapToLong(WorkUnit::estimatedBytes).max().orElseThrow())
                .isLessThan(84 * MIB);
        assertThat(units.stream().filter(unit -> unit.replicas().isEmpty()).count())
                .isLessThan(units.size() / 100);
        assertThat(units.equals(RingPlanner.plan(ring, estimates, List.of(TokenRange.FULL), settings)))
                .as("the same again")
                .isTrue();
    }

    @Test
    void aSmallTableInABigClusterIsNotReadInAQuarterMillionQueries() {
        TokenRing ring = ring(2, 1000, 256, 3);

        List<WorkUnit> units =
                RingPlanner.plan(ring, evenly(10 * MIB, 100), List.of(TokenRange.FULL), PlanSettings.defaults());
        List<WorkUnit> unknown = RingPlanner.plan(
                ring,
                List.of(),
                List.of(TokenRange.FULL),
                PlanSettings.defaults().withMinimumUnits(8));

        assertTiles(units, List.of(TokenRange.FULL));
        assertThat(units).hasSize(1);
        assertThat(units.get(0).ranges()).hasSizeLessThanOrEqualTo(256);
        assertTiles(unknown, List.of(TokenRange.FULL));
        assertThat(unknown).hasSizeBetween(8, 16);
        assertThat(unknown).allSatisfy(unit -> {
            assertThat(unit.ranges()).hasSizeLessThanOrEqualTo(256);
            assertThat(unit.estimatedBytes()).isEqualTo(-1);
        });
    }

    @Test
    void gathersRangesOfOneReplicaSet() {
        TokenRing ring = ring(3, 12, 16, 3);

        List<WorkUnit> units =
                RingPlanner.plan(ring, evenly(4096 * MIB, 64), List.of(TokenRange.FULL), PlanSettings.defaults());

        assertTiles(units, List.of(TokenRange.FULL));
        assertThat(units).allSatisfy(unit -> assertThat(unit.replicas()).isNotEmpty());
        assertThat(units).allSatisfy(unit -> unit.ranges()
                .forEach(range ->
                        assertThat(ring.addresses(ring.replicaSet(range.end()))).containsAll(unit.replicas())));
    }

    @Test
    void oneNodeIsCutIntoEqualUnits() {
        TokenRing ring = ring(4, 1, 16, 1);

        List<WorkUnit> units = RingPlanner.plan(
                ring,
                List.of(),
                List.of(TokenRange.FULL),
                PlanSettings.defaults().withExactUnits(7));

        assertTiles(units, List.of(TokenRange.FULL));
        assertThat(units).hasSize(7);
        assertThat(units).allSatisfy(unit -> {
            assertThat(unit.ranges()).hasSize(1);
            assertThat(unit.ranges().get(0).fraction()).isBetween(1 / 7.0 - 1e-9, 1 / 7.0 + 1e-9);
            assertThat(unit.replicas()).containsExactly("10.0.0.0");
        });
    }

    @Test
    void threeNodesAreBalanced() {
        TokenRing ring = ring(5, 3, 16, 1);

        List<WorkUnit> units = RingPlanner.plan(
                ring,
                List.of(),
                List.of(TokenRange.FULL),
                PlanSettings.defaults().withExactUnits(12));

        assertTiles(units, List.of(TokenRange.FULL));
        assertThat(units).hasSizeBetween(11, 13);
        assertThat(units).allSatisfy(unit -> assertThat(
                        unit.ranges().stream().mapToDouble(TokenRange::fraction).sum())
                .isBetween(0.75 / 12, 1.25 / 12));
    }

    @Test
    void aFullRangeWithOneTokenAtEitherEndOfTheRing() {
        for (long token : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0}) {
            TokenRing ring = TokenRing.of(new long[] {token}, new int[][] {{0}}, List.of("10.0.0.1"));
            List<WorkUnit> units = RingPlanner.plan(ring, List.of(), List.of(TokenRange.FULL), PlanSettings.defaults());

            assertThat(units).containsExactly(new WorkUnit(List.of(TokenRange.FULL), List.of("10.0.0.1"), -1, -1));
        }
    }

    @Property(tries = 300)
    void tilesAnyPartOfAnyRing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20) int nodes,
            @ForAll @IntRange(min = 1, max = 20) int vnodes,
            @ForAll @IntRange(min = 1, max = 4) int replicationFactor,
            @ForAll @IntRange(min = 0, max = 60) int exactUnits,
            @ForAll @IntRange(min = 1, max = 40) int maximumRanges) {
        Random random = new Random(seed);
        TokenRing ring = ring(seed, nodes, vnodes, replicationFactor);
        long[] ends = random.longs(6).distinct().sorted().toArray();
        List<TokenRange> parts = new ArrayList<>();
        for (int i = 0; i + 1 < ends.length; i += 2) {
            parts.add(new TokenRange(ends[i], ends[i + 1]));
        }
        if (random.nextBoolean()) {
            parts = List.of(TokenRange.FULL);
        }
        List<SizeEstimate> estimates = new ArrayList<>();
        for (SizeEstimate estimate : evenly(random.nextLong(1L << 40), 1 + random.nextInt(50))) {
            if (random.nextInt(3) > 0) {
                estimates.add(new SizeEstimate(estimate.range(), random.nextInt(1000), random.nextInt(1 << 30)));
            }
        }
        PlanSettings settings = new PlanSettings(64 * MIB, 1 + random.nextInt(10), exactUnits, maximumRanges);

        List<WorkUnit> units = RingPlanner.plan(ring, estimates, parts, settings);

        assertTiles(units, parts);
        assertThat(units).allSatisfy(unit -> assertThat(unit.ranges()).hasSizeLessThanOrEqualTo(maximumRanges));
        assertThat(RingPlanner.plan(ring, estimates, parts, settings)).isEqualTo(units);
    }

    @Test
    void estimatesFillInWhatIsNotCovered() {
        List<SizeEstimate> half = List.of(new SizeEstimate(new TokenRange(Long.MIN_VALUE, 0), 500, 1000 * MIB));

        TableSize size = RingPlanner.size(half);

        assertThat(size).isEqualTo(new TableSize(1000, 2000 * MIB));
        assertThat(RingPlanner.size(List.of())).isEqualTo(new TableSize(-1, -1));
        assertThat(RingPlanner.size(List.of(new SizeEstimate(TokenRange.FULL, 0, 0))))
                .isEqualTo(new TableSize(-1, -1));
    }

    @Test
    void rangesAcrossTheEndOfTheRing() {
        assertThat(TokenRange.unwrapped(5, -5))
                .containsExactly(new TokenRange(Long.MIN_VALUE, -5), new TokenRange(5, Long.MAX_VALUE));
        assertThat(TokenRange.unwrapped(5, Long.MIN_VALUE)).containsExactly(new TokenRange(5, Long.MAX_VALUE));
        assertThat(TokenRange.unwrapped(5, 5)).containsExactly(TokenRange.FULL);
        assertThat(TokenRange.unwrapped(Long.MIN_VALUE, Long.MIN_VALUE)).containsExactly(TokenRange.FULL);
        assertThat(TokenRange.unwrapped(Long.MAX_VALUE, 7)).containsExactly(new TokenRange(Long.MIN_VALUE, 7));
        assertThat(TokenRange.unwrapped(Long.MAX_VALUE, Long.MIN_VALUE)).containsExactly(TokenRange.FULL);
        assertThat(TokenRange.unwrapped(3, 9)).containsExactly(new TokenRange(3, 9));
    }

    @Test
    void everyTokenIsFoundWhereItsRangeIs() {
        TokenRing ring = ring(6, 5, 8, 2);
        for (TokenRing.Segment segment : ring.segments()) {
            assertThat(ring.replicaSet(segment.end())).isEqualTo(segment.replicaSet());
            assertThat(ring.replicaSet(segment.start() + 1)).isEqualTo(segment.replicaSet());
        }
    }

    @Test
    void keysAreGroupedByTheirReplicas() {
        TokenRing ring = ring(7, 6, 4, 2);
        ReplicaLocator locator = new ReplicaLocator(ring);
        List<ByteBuffer> keys = IntStream.range(0, 1000)
                .mapToObj(i -> ByteBuffer.allocate(4).putInt(0, i))
                .toList();

        List<ReplicaLocator.Group> groups = locator.group(keys, 50);

        assertThat(groups.stream().flatMap(group -> group.keys().stream()).sorted())
                .isEqualTo(IntStream.range(0, 1000).boxed().toList());
        assertThat(groups).allSatisfy(group -> {
            assertThat(group.keys()).hasSizeBetween(1, 50);
            group.keys().forEach(key -> assertThat(locator.replicas(keys.get(key)))
                    .containsExactlyInAnyOrderElementsOf(group.replicas()));
        });
        assertThat(Arrays.stream(new int[] {groups.size()}).sum()).isLessThan(60);
    }
}
