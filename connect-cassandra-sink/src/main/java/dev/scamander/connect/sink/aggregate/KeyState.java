package dev.scamander.connect.sink.aggregate;

import dev.scamander.cassandra.aggregate.AggregateTable;
import dev.scamander.cassandra.aggregate.RunningTotals;
import dev.scamander.cassandra.write.Acknowledgement;
import dev.scamander.cassandra.write.WriteFailure;
import dev.scamander.cassandra.write.WritePipeline;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The totals of one key over one topic partition, as this task has counted them. */
final class KeyState {
    private final AggregatePlan plan;
    private final AggregateSource source;
    private final ByteBuffer[] key;
    private final CompletableFuture<RunningTotals> loading;
    private final AtomicInteger unacknowledged = new AtomicInteger();
    /** The records that are in the totals and in no write yet. */
    private List<Acknowledgement> counted = new ArrayList<>(2);
    /** How many records are on their way to this state. */
    private int awaited;

    KeyState(AggregatePlan plan, AggregateSource source, ByteBuffer[] key) {
        this.plan = plan;
        this.source = source;
        this.key = key;
        this.loading = plan.store().load(key, source.name()).toCompletableFuture();
    }

    CompletableFuture<?> loading() {
        return loading;
    }

    AggregateSource source() {
        return source;
    }

    void await() {
        awaited++;
    }

    void arrive() {
        awaited--;
    }

    /**
     * Computes the totals with a record, without taking them yet.
     *
     * @throws ArithmeticException if one would not fit
     */
    void stage(long offset, ByteBuffer[] addends) {
        RunningTotals totals = loading.join();
        if (!totals.hasCounted(offset)) {
            totals.stage(addends, 0);
        }
    }

    /**
     * Counts the record that was staged last. One that was counted before is done when the state is written again: that it
     * could be read does not mean yet that as many replicas have it as should.
     *
     * @return whether the state is to be put in line for writing
     */
    boolean count(long offset, Acknowledgement acknowledgement) {
        RunningTotals totals = loading.join();
        if (!totals.hasCounted(offset)) {
            totals.take();
            totals.advanceTo(offset);
        }
        counted.add(acknowledgement);
        return counted.size() == 1;
    }

    /** Hands the state to the pipeline; false if that is full. */
    boolean write(WritePipeline pipeline, Consumer<WriteFailure> broken) {
        RunningTotals totals = loading.join();
        List<Acknowledgement> records = counted;
        boolean taken = pipeline.tryWrite(
                plan.target(),
                plan.table().bind(key, source.name(), totals),
                AggregateTable.timestamp(totals.upto()),
                WritePipeline.NO_TTL,
                new Written(records, broken));
        if (taken) {
            counted = new ArrayList<>(2);
        }
        return taken;
    }

    /** Whether the state is in Cassandra as it is here, and nobody waits for it: only then may it be forgotten and read again. */
    boolean isForgettable() {
        return awaited == 0 && counted.isEmpty() && unacknowledged.get() == 0 && loading.isDone();
    }

    /** Hears for all records of a write what became of it. */
    private final class Written implements Acknowledgement {
        private final List<Acknowledgement> records;
        private final Consumer<WriteFailure> broken;

        Written(List<Acknowledgement> records, Consumer<WriteFailure> broken) {
            this.records = records;
            this.broken = broken;
            unacknowledged.incrementAndGet();
        }

        @Override
        public void written() {
            records.forEach(Acknowledgement::written);
            unacknowledged.decrementAndGet();
        }

        /** No single record is to blame, and later records count on from these totals. */
        @Override
        public void failed(WriteFailure failure) {
            broken.accept(failure);
        }
    }
}
