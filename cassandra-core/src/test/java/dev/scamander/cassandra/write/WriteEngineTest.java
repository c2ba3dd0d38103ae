package dev.scamander.cassandra.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.cassandra.write.TableWrite.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever is written in whatever order, with whatever faults: the cluster ends in the state of the rows applied one after the
 * other, and every row is acknowledged exactly once.
 */
class WriteEngineTest {
    private static final TableMetadata WIDE =
            Tables.table("wide", "p:key", "c1:clustering", "c2:clustering", "s:static", "a:text", "b:text");
    private static final TableMetadata NARROW = Tables.table("narrow", "p:key", "a:text", "b:text");
    private static final TableMetadata COUNTS =
            Tables.table("counts", "p:key", "c1:clustering", "x:counter", "y:counter");

    /** A row as it was written, and what became of it. */
    private static final class Written implements Acknowledgement {
        final WriteTarget target;
        final ByteBuffer[] values;
        final long timestamp;
        final int ttl;
        final AtomicInteger acknowledgements = new AtomicInteger();
        volatile WriteFailure failure;

        Written(WriteTarget target, ByteBuffer[] values, long timestamp, int ttl) {
            this.target = target;
            this.values = values;
            this.timestamp = timestamp;
            this.ttl = ttl;
        }

        @Override
        public void written() {
            acknowledgements.incrementAndGet();
        }

        @Override
        public void failed(WriteFailure reason) {
            failure = reason;
            acknowledgements.incrementAndGet();
        }

        boolean poisoned() {
            for (ByteBuffer value : values) {
                if (FakeCluster.POISON.equals(ModelStore.text(value))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class Workload {
        final Random random;
        final Map<String, TableState> states = new HashMap<>();
        final List<WriteTarget> targets = new ArrayList<>();

        Workload(long seed, boolean callersTimestamps) {
            this.random = new Random(seed);
            add(WIDE, Kind.UPSERT, callersTimestamps, "p", "c1", "c2", "s", "a", "b");
            add(WIDE, Kind.UPSERT, callersTimestamps, "a", "c2", "c1", "p");
            add(WIDE, Kind.UPSERT, callersTimestamps, "p", "s");
            add(WIDE, Kind.DELETE, callersTimestamps, "p", "c1", "c2");
            add(WIDE, Kind.DELETE, callersTimestamps, "p", "c1");
            add(WIDE, Kind.DELETE, callersTimestamps, "p");
            add(NARROW, Kind.UPSERT, callersTimestamps, "p", "a", "b");
            add(NARROW, Kind.UPSERT, callersTimestamps, "p", "b");
            add(NARROW, Kind.DELETE, callersTimestamps, "p");
            add(COUNTS, Kind.COUNTER, false, "p", "c1", "x", "y");
            add(COUNTS, Kind.COUNTER, false, "p", "c1", "y");
            add(COUNTS, Kind.DELETE, false, "p", "c1");
            if (!callersTimestamps) {
                add(NARROW, Kind.INSERT_IF_NOT_EXISTS, false, "p", "a");
            }
        }

        private void add(TableMetadata table, Kind kind, boolean timestamp, String... columns) {
            TableWrite write = TableWrite.of(kind, Tables.KEYSPACE, table.getName(), Tables.columns(columns))
                    .withTimestamp(timestamp)
                    .withTtl(kind == Kind.UPSERT);
            TableState state = states.computeIfAbsent(
                    write.qualifiedTable(), name -> new TableState(Tables.KEYSPACE, key -> key.hashCode() & 1));
            targets.add(
                    new WriteTarget(TargetPlanner.plan(write, table), null, state, DefaultConsistencyLevel.LOCAL_ONE));
        }

        Written row(long timestamp, double poison) {
            WriteTarget target = targets.get(random.nextInt(targets.size()));
            List<String> names = target.write().columns().stream()
                    .map(column -> column.asInternal())
                    .toList();
            ByteBuffer[] values = new ByteBuffer[names.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (names.get(i)) {
                    case "p" -> text("p" + random.nextInt(3));
                    case "c1", "c2" -> text("c" + random.nextInt(2));
                    case "x", "y" -> delta();
                    default -> value(poison);
                };
            }
            boolean ttl = target.write().ttl() && random.nextInt(4) == 0;
            return new Written(target, values, timestamp, ttl ? 1 + random.nextInt(2) : WritePipeline.NO_TTL);
        }

        private ByteBuffer delta() {
            return random.nextInt(4) == 0
                    ? ProtocolConstants.UNSET_VALUE
                    : ByteBuffer.allocate(8).putLong(0, random.nextInt(100) - 50);
        }

        private ByteBuffer value(double poison) {
            if (random.nextDouble() < poison) {
                return text(FakeCluster.POISON);
            }
            return switch (random.nextInt(5)) {
                case 0 -> null;
                case 1 -> ProtocolConstants.UNSET_VALUE;
                default -> text("v" + random.nextInt(1000));
            };
        }
    }

    private static ByteBuffer text(String value) {
        return ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
    }

    private static WriteSettings settings(Random random) {
        WriteSettings.Grouping[] groupings = WriteSettings.Grouping.values();
        return WriteSettings.builder()
                .grouping(groupings[random.nextInt(groupings.length)])
                .maxInFlight(1 + random.nextInt(12))
                .linger(random.nextBoolean() ? Duration.ZERO : Duration.ofNanos(1 + random.nextInt(200_000)))
                .maxBatchRows(1 + random.nextInt(8))
                .maxBatchPartitions(1 + random.nextInt(3))
                .maxBufferedRows(1 + random.nextInt(200))
                .backoff(Duration.ofNanos(1000), Duration.ofNanos(100_000))
                .retryDeadline(Duration.ofMinutes(5))
                .build();
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void endsInTheStateOfTheRowsOneAfterTheOther(@ForAll long seed) throws InterruptedException {
        run(seed, false, 0.2, true, 0, true);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void countersAddUpExactlyWhereNoOutcomeIsUnknown(@ForAll long seed) throws InterruptedException {
        run(seed, false, 0.2, false, 0, false);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void aPoisonedRowTakesNoNeighbourAlong(@ForAll long seed) throws InterruptedException {
        run(seed, false, 0.1, false, 0.1, false);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void timestampsOfTheCallersDecideWhateverTheOrder(@ForAll long seed) throws InterruptedException {
        run(seed, true, 0.2, true, 0, true);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void closingAtAnyMomentAcknowledgesEveryRowOnce(@ForAll long seed) throws InterruptedException {
        Random random = new Random(seed);
        WriteSettings settings = settings(random);
        Workload workload = new Workload(seed + 1, false);
        List<Written> rows = new ArrayList<>();
        WriteMetrics metrics = new WriteMetrics();
        try (FakeCluster cluster = new FakeCluster(seed + 2, settings, 0.2, true)) {
            WriteEngine engine = new WriteEngine(settings, metrics, cluster, new WriteClock(() -> 0), Timing.SYSTEM);
            int count = random.nextInt(200);
            for (int i = 0; i < count; i++) {
                Written row = workload.row(WritePipeline.NO_TIMESTAMP, 0.05);
                rows.add(row);
                engine.accept(row.target, Cells.of(row.values), WritePipeline.NO_TIMESTAMP, row.ttl, row, true);
            }
            engine.close(random.nextBoolean() ? 0 : 100_000);
            // An answer that came just before is still being acknowledged, by the thread it came on.
            while (metrics.rowsBuffered() > 0) {
                Thread.onSpinWait();
            }
        }
        assertThat(rows).allSatisfy(row -> assertThat(row.acknowledgements).hasValue(1));
        assertThat(metrics.rowsAccepted()).isEqualTo(rows.size());
    }

    private static void run(
            long seed, boolean callersTimestamps, double faults, boolean ambiguous, double poison, boolean noCounters)
            throws InterruptedException {
        Random random = new Random(seed);
        WriteSettings settings = settings(random);
        Workload workload = new Workload(seed + 1, callersTimestamps);
        if (noCounters) {
            workload.targets.removeIf(target -> target.plan.counterTable());
        }
        List<Written> rows = new ArrayList<>();
        WriteMetrics metrics = new WriteMetrics();
        try (FakeCluster cluster = new FakeCluster(seed + 2, settings, faults, ambiguous)) {
            AtomicInteger micros = new AtomicInteger();
            WriteEngine engine =
                    new WriteEngine(settings, metrics, cluster, new WriteClock(micros::get), Timing.SYSTEM);
            for (int i = 0; i < 300; i++) {
                // Unique, so that no tie is decided by value; in any order.
                long timestamp = callersTimestamps ? random.nextInt(1000) * 1000L + i : WritePipeline.NO_TIMESTAMP;
                Written row = workload.row(timestamp, poison);
                rows.add(row);
                engine.accept(
                        row.target,
                        Cells.of(row.values),
                        row.target.write().timestamp() ? timestamp : WritePipeline.NO_TIMESTAMP,
                        row.ttl,
                        row,
                        true);
                if (random.nextInt(50) == 0) {
                    engine.flush();
                }
                if (random.nextInt(100) == 0) {
                    assertThat(engine.awaitIdle(Duration.ofMinutes(1).toNanos()))
                            .isTrue();
                }
            }
            assertThat(engine.awaitIdle(Duration.ofMinutes(1).toNanos())).isTrue();
            assertThat(workload.states.values())
                    .allSatisfy(s -> assertThat(s.partitions).isEmpty());
            engine.close(0);
            assertThat(cluster.complaints).isEmpty();
            assertThat(cluster.store.visible()).isEqualTo(expected(rows, callersTimestamps));
        }
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.acknowledgements).hasValue(1);
            if (row.failure != null) {
                assertThat(row.poisoned()).isTrue();
                assertThat(row.failure.kind()).isEqualTo(WriteFailure.Kind.DATA);
            }
        });
        assertThat(metrics.rowsBuffered()).isZero();
        assertThat(metrics.bytesBuffered()).isZero();
        assertThat(metrics.inFlight()).isZero();
        assertThat(metrics.rowsAccepted()).isEqualTo(rows.size());
    }

    private static Map<String, Map<String, String>> expected(List<Written> rows, boolean callersTimestamps) {
        ModelStore store = new ModelStore();
        long order = 0;
        for (Written row : rows) {
            order++;
            if (row.failure == null) {
                boolean callers = callersTimestamps && row.target.write().timestamp();
                store.apply(row.target, row.values, callers ? row.timestamp : order, row.ttl);
            }
        }
        return store.visible();
    }
}
