package dev.scamander.connect.sink;

import dev.scamander.cassandra.write.Acknowledgement;
import dev.scamander.cassandra.write.WriteFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.BiConsumer;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * One record between its arrival and the moment from which its offset may be committed: when every table has it, or
 * when the dead letter queue has it. Writes are acknowledged on the driver's threads; all else happens on the task's.
 */
final class InFlightRecord implements Acknowledgement {
    private static final Future<Void> PASSED_OVER = CompletableFuture.completedFuture(null);
    private static final AtomicIntegerFieldUpdater<InFlightRecord> UNWRITTEN =
            AtomicIntegerFieldUpdater.newUpdater(InFlightRecord.class, "unwritten");

    private final String topic;
    private final int partition;
    private final long offset;
    private final boolean freshStart;
    private final BiConsumer<InFlightRecord, WriteFailure> onFailure;
    /** Fields instead of atomic objects: there may be a hundred thousand of these waiting. */
    private volatile int unwritten;

    private volatile boolean failed;
    /** Let go when nobody can ask for it any more: the payload is most of what a waiting record weighs. */
    private SinkRecord record;
    /** What became of a record that failed; null until the task has decided. */
    private Future<Void> outcome;
    /** Set when the partition went to another task, which will see the record again. */
    private volatile boolean abandoned;

    /**
     * Takes charge of a record.
     *
     * @param record the record
     * @param freshStart whether a task that starts at this record gives the same write timestamps as this one
     * @param writes how many writes it takes
     * @param onFailure called on a thread of the driver for the first write that failed for good
     */
    InFlightRecord(
            SinkRecord record, boolean freshStart, int writes, BiConsumer<InFlightRecord, WriteFailure> onFailure) {
        this.record = record;
        this.topic = record.originalTopic();
        this.partition = record.originalKafkaPartition();
        this.offset = record.originalKafkaOffset();
        this.freshStart = freshStart;
        this.onFailure = onFailure;
        this.unwritten = writes;
    }

    /** The record; only while it is not settled, nor {@linkplain #forgetPayload forgotten}. */
    SinkRecord record() {
        return record;
    }

    /** Where the record lies in Kafka. */
    RecordPlace place() {
        return new RecordPlace(topic, partition, offset);
    }

    /** The record is mapped and submitted, and there is no dead letter queue that would want it. */
    void forgetPayload() {
        record = null;
    }

    long offset() {
        return offset;
    }

    boolean isFreshStart() {
        return freshStart;
    }

    @Override
    public void written() {
        if (UNWRITTEN.decrementAndGet(this) == 0 && !failed) {
            record = null;
        }
    }

    /** One more write belongs to the record; to be called before the others are submitted. */
    void expectAnother() {
        UNWRITTEN.incrementAndGet(this);
    }

    /** None of the writes will be submitted. */
    void withdraw() {
        unwritten = 0;
    }

    /** Leaves the record unsettled until {@link #reported} or {@link #passedOver} says what becomes of it. */
    @Override
    public void failed(WriteFailure failure) {
        if (isFirstFailure()) {
            onFailure.accept(this, failure);
        }
        UNWRITTEN.decrementAndGet(this);
    }

    private synchronized boolean isFirstFailure() {
        boolean first = !failed;
        failed = true;
        return first;
    }

    /** Another task owns the partition now: whatever becomes of the record here is of no more interest. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** The record was handed to the dead letter queue; it is settled when the queue has it. */
    void reported(Future<Void> report) {
        failed = true;
        outcome = report == null ? PASSED_OVER : report;
    }

    /** The record was passed over, as the user wished. */
    void passedOver() {
        reported(PASSED_OVER);
    }

    /**
     * Whether the record has arrived where it had to go.
     *
     * @throws ConnectException if the dead letter queue did not take it
     */
    boolean isSettled() {
        if (unwritten > 0) {
            return false;
        }
        return !failed || outcome != null && outcome.isDone() && wasTaken();
    }

    private boolean wasTaken() {
        try {
            outcome.get();
            return true;
        } catch (ExecutionException e) {
            throw new ConnectException(
                    "The dead letter queue did not take the record at " + place() + "; its offset stays uncommitted",
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
