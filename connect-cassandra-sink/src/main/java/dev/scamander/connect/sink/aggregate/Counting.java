package dev.scamander.connect.sink.aggregate;

import dev.scamander.cassandra.retry.ErrorClass;
import dev.scamander.cassandra.write.Acknowledgement;
import dev.scamander.mapping.MappingException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;

/** One record on its way into one table's totals: first {@link #isReady}, then {@link #stage}, then {@link #take}. */
public final class Counting {
    private final AggregateStates states;
    private final AggregatePlan plan;
    private final KeyState state;
    private final ByteBuffer[] addends;

    Counting(AggregateStates states, AggregatePlan plan, KeyState state, ByteBuffer[] addends) {
        this.states = states;
        this.plan = plan;
        this.state = state;
        this.addends = addends;
    }

    /**
     * Waits for what must be read before the record can be counted.
     *
     * @return whether it was there within the time
     * @throws ConnectException if it cannot be read
     */
    public boolean isReady(long nanos) {
        return isRead(state.loading(), nanos) && isRead(state.source().loading(), nanos);
    }

    private boolean isRead(CompletableFuture<?> reading, long nanos) {
        try {
            if (!reading.isDone()) {
                reading.get(nanos, TimeUnit.NANOSECONDS);
            }
            reading.join();
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | CompletionException e) {
            throw new ConnectException(
                    "Totals cannot be read from " + plan.table().qualifiedName() + ": " + ErrorClass.describe(e)
                            + ". Offsets of records that were not counted stay uncommitted",
                    e.getCause());
        }
    }

    /**
     * Makes sure that the record may be counted, and computes the totals with it.
     *
     * @param marked called if the record is to be remembered as a mark of its source: gives what hears that it was
     * @throws MappingException if a total would not fit its column
     * @throws ConnectException if the topic is not the one that was counted so far
     */
    public void stage(SinkRecord record, Supplier<Acknowledgement> marked) {
        state.source().check(record, marked);
        try {
            state.stage(record.originalKafkaOffset(), addends);
        } catch (ArithmeticException e) {
            throw plan.doesNotFit(e);
        }
    }

    /** Counts the record. */
    public void take(SinkRecord record, Acknowledgement acknowledgement) {
        if (state.count(record.originalKafkaOffset(), acknowledgement)) {
            states.toBeWritten(state);
        }
    }

    /** Lets go of the state; called once, whatever became of the record. */
    public void end() {
        state.arrive();
    }
}
