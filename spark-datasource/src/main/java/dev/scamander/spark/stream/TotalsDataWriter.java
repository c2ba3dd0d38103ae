package dev.scamander.spark.stream;

import dev.scamander.cassandra.aggregate.AggregateStore;
import dev.scamander.cassandra.aggregate.AggregateTable;
import dev.scamander.cassandra.aggregate.RunningTotals;
import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteTarget;
import dev.scamander.mapping.MappingException;
import dev.scamander.spark.encode.RowEncoder;
import dev.scamander.spark.write.HeldRows;
import dev.scamander.spark.write.RowKey;
import dev.scamander.spark.write.RowSink;
import dev.scamander.spark.write.TaskEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;

/** Adds the rows of one task of one micro-batch to totals: they are held, their keys' totals are read, and what comes of it is written. */
final class TotalsDataWriter implements DataWriter<InternalRow> {

    private static final int READS_AT_A_TIME = 128;

    private final TotalsPlan plan;
    private final long epoch;
    private final RowEncoder encoder;
    private final RowKey key;
    private final HeldRows held = new HeldRows();
    private final RowSink sink;
    private final TaskEnd end;
    private final AggregateTable layout;
    private final AggregateStore store;
    private final WriteTarget target;
    private final ByteBuffer source;

    TotalsDataWriter(TotalsPlan plan, long epoch) {
        this.plan = plan;
        this.epoch = epoch;
        this.encoder = RowEncoder.compile(plan.columns(), plan.qualifiedTable());
        this.key = plan.key();
        this.source = ByteBuffer.wrap(plan.source().getBytes(StandardCharsets.UTF_8));
        this.sink = new RowSink(plan.options(), plan.qualifiedTable(), false);
        this.end = new TaskEnd(sink, held);
        try {
            this.layout = plan.layout(sink.session());
            Backoff backoff = new Backoff(
                    Duration.ofMillis(50),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(plan.options().retryMillis()));
            this.store = AggregateStore.prepare(
                    sink.session(), layout, plan.options().consistency(), backoff);
            this.target = sink.prepare(layout.write(plan.options().consistency()));
        } catch (RuntimeException e) {
            sink.close();
            throw e;
        }
    }

    @Override
    public void write(InternalRow row) throws IOException {
        try {
            held.add(0, encoder.encode(row));
        } catch (MappingException e) {
            throw sink.failed(key, encoder.encodeFitting(row), e.getMessage(), e);
        }
    }

    @Override
    public WriterCommitMessage commit() throws IOException {
        Map<ByteBuffer, CompletableFuture<RunningTotals>> loading = new LinkedHashMap<>();
        Semaphore room = new Semaphore(READS_AT_A_TIME);
        held.drainTo((kind, cells) -> load(cells, loading, room));
        Map<ByteBuffer, RunningTotals> totals = new HashMap<>();
        for (Map.Entry<ByteBuffer, CompletableFuture<RunningTotals>> one : loading.entrySet()) {
            totals.put(one.getKey(), await(one.getValue()));
        }
        held.drainTo((kind, cells) -> count(cells, totals));
        for (Map.Entry<ByteBuffer, RunningTotals> one : totals.entrySet()) {
            if (!one.getValue().hasCounted(epoch)) {
                one.getValue().advanceTo(epoch);
                write(one.getKey().array(), one.getValue());
            }
        }
        return end.commit();
    }

    private void load(byte[] cells, Map<ByteBuffer, CompletableFuture<RunningTotals>> loading, Semaphore room) {
        byte[] keyCells = keyOf(cells);
        loading.computeIfAbsent(ByteBuffer.wrap(keyCells), first -> {
            room.acquireUninterruptibly();
            return store.load(Cells.values(keyCells, plan.keys()), source)
                    .whenComplete((state, error) -> room.release())
                    .toCompletableFuture();
        });
    }

    private byte[] keyOf(byte[] cells) {
        int end = 0;
        for (int i = 0; i < plan.keys(); i++) {
            end = Cells.next(cells, end);
        }
        return Arrays.copyOf(cells, end);
    }

    private RunningTotals await(CompletableFuture<RunningTotals> state) throws IOException {
        try {
            return state.join();
        } catch (CompletionException e) {
            throw new IOException(plan.qualifiedTable() + ": totals cannot be read: " + e.getCause(), e.getCause());
        }
    }

    private void count(byte[] cells, Map<ByteBuffer, RunningTotals> totals) throws IOException {
        RunningTotals total = totals.get(ByteBuffer.wrap(keyOf(cells)));
        if (total.hasCounted(epoch)) {
            return;
        }
        try {
            total.add(Cells.values(cells, plan.columns().size()), plan.keys());
        } catch (ArithmeticException e) {
            throw sink.failed(key, cells, e.getMessage(), e);
        }
    }

    private void write(byte[] keyCells, RunningTotals total) throws IOException {
        ByteBuffer[] values = layout.bind(Cells.values(keyCells, plan.keys()), source, total);
        sink.write(target, key, Cells.of(values), AggregateTable.timestamp(epoch), WritePipeline.NO_TTL);
    }

    @Override
    public void abort() throws IOException {
        end.close();
    }

    @Override
    public void close() throws IOException {
        end.close();
    }

    @Override
    public CustomTaskMetric[] currentMetricsValues() {
        return end.figures();
    }
}
