package dev.scamander.benchmarks.spark;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import dev.scamander.benchmarks.systems.Stopwatch;
import dev.scamander.cassandra.ring.PlanSettings;
import dev.scamander.cassandra.ring.RingPlanner;
import dev.scamander.cassandra.ring.SizeEstimate;
import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.cassandra.ring.TokenRing;
import dev.scamander.cassandra.ring.WorkUnit;
import java.util.ArrayList;
import java.util.List;

/** Plans a table of 8 TiB on 1,000 nodes of 256 tokens, replication factor 3: from what the driver says to the units of tasks. */
public final class PlanTurn {

    private static final CqlIdentifier KEYSPACE = CqlIdentifier.fromInternal("big");
    private static final long BYTES = 8L << 40;
    private static final int ESTIMATES = 16_384;

    private PlanTurn() {}

    /** Arguments: how often to plan. The first plan of a process counts like the others: users plan once. */
    public static void main(String[] arguments) throws Exception {
        Metadata metadata = new BigRing(1_000, 256, 3).metadata();
        Stopwatch stopwatch = new Stopwatch(() -> 0);
        for (int turn = Integer.parseInt(arguments[0]); turn > 0; turn--) {
            List<WorkUnit> units = new ArrayList<>();
            String line = stopwatch
                    .measure(
                            "plan",
                            () -> units.addAll(RingPlanner.plan(
                                    TokenRing.of(metadata, KEYSPACE),
                                    estimates(),
                                    List.of(TokenRange.FULL),
                                    PlanSettings.defaults().withTargetBytes(128L << 20))))
                    .line();
            System.out.println(line);
            System.err.println(units.size() + " units");
        }
    }

    /** As 64 nodes tell of their primary ranges. */
    private static List<SizeEstimate> estimates() {
        List<SizeEstimate> estimates = new ArrayList<>();
        long width = (Long.MAX_VALUE / ESTIMATES) * 2;
        for (int i = 0; i < ESTIMATES; i++) {
            long start = Long.MIN_VALUE + i * width;
            estimates.add(new SizeEstimate(new TokenRange(start, start + width), 100_000, BYTES / ESTIMATES));
        }
        return estimates;
    }
}
