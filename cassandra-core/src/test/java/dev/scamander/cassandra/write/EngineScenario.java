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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine whose requests are held back until a test answers them, and what becomes of the rows that it is given. */
abstract class EngineScenario {
    static final TableMetadata WIDE = Tables.table("wide", "p:key", "c:clustering", "a:text", "b:text");
    static final TableMetadata NARROW = Tables.table("narrow", "p:key", "a:text");
    static final TableMetadata COUNTS = Tables.table("counts", "p:key", "n:counter");

    final HeldRequests requests = new HeldRequests();
    final WriteMetrics metrics = new WriteMetrics();
    final List<WriteFailure> outcomes = new CopyOnWriteArrayList<>();
    final HandTiming timing = new HandTiming();
    long micros = 1000;

    final Acknowledgement outcome = new Acknowledgement() {
        @Override
        public void written() {
            outcomes.add(null);
        }

        @Override
        public void failed(WriteFailure failure) {
            outcomes.add(failure);
        }
    };

    WriteEngine engine(WriteSettings.Builder settings) {
        return new WriteEngine(
                settings.backoff(Duration.ofNanos(1), Duration.ofNanos(1)).build(),
                metrics,
                requests,
                new WriteClock(() -> micros),
                timing);
    }

    static WriteTarget target(TableMetadata table, Kind kind, String... columns) {
        return target(new TableState(Tables.KEYSPACE, key -> 0), table, kind, columns);
    }

    static WriteTarget target(TableState state, TableMetadata table, Kind kind, String... columns) {
        TableWrite write = TableWrite.of(kind, Tables.KEYSPACE, table.getName(), Tables.columns(columns));
        return new WriteTarget(TargetPlanner.plan(write, table), null, state, DefaultConsistencyLevel.LOCAL_ONE);
    }

    static ByteBuffer text(String value) {
        if (value == null) {
            return null;
        }
        return value.equals("?")
                ? ProtocolConstants.UNSET_VALUE
                : ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
    }

    void write(WriteEngine engine, WriteTarget target, String... values) throws InterruptedException {
        ByteBuffer[] row = new ByteBuffer[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = text(values[i]);
        }
        engine.accept(target, Cells.of(row), WritePipeline.NO_TIMESTAMP, WritePipeline.NO_TTL, outcome, true);
    }

    /** Answers to repeated requests are heard on the thread that repeats them. */
    static void awaitIdle(WriteEngine engine) throws InterruptedException {
        assertThat(engine.awaitIdle(Duration.ofMinutes(1).toNanos())).isTrue();
    }

    static List<String> texts(Operation operation) {
        return Arrays.stream(Tables.values(operation)).map(ModelStore::text).toList();
    }
}
