package dev.scamander.connect.sink;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** The topic partitions that a task has had records of, each with its write timestamps and its offsets. */
final class OwnedPartitions {
    /** How long all partitions must have been silent to be taken for read to their ends. */
    static final long SILENCE_NANOS = 1_000_000_000L;
    /**
     * How long one must have been silent beside others that are not: consumers hand over what they have fetched of one partition
     * before they turn to the next, so that it says little at first.
     */
    static final long LONG_SILENCE_NANOS = 60_000_000_000L;

    private final Map<TopicPartition, State> states = new HashMap<>();
    private long lastHeard = System.nanoTime();
    private long lastHeld = lastHeard;
    /** Where the last record came from: its neighbours mostly come from there too. */
    private TopicPartition lastPartition;

    private State lastState;

    /** What is kept of one partition. */
    record State(WriteClock clock, OffsetTracker offsets) {}

    /**
     * The state of a record's partition.
     *
     * @param counts whether a redelivered record counts twice; then no more is redelivered than must be
     */
    State of(SinkRecord record, boolean counts) {
        if (lastPartition == null || !isOf(record, lastPartition)) {
            lastPartition = new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
            lastState =
                    states.computeIfAbsent(lastPartition, p -> new State(new WriteClock(), new OffsetTracker(!counts)));
        }
        return lastState;
    }

    /** The worker has handed over records. */
    void heard(long nanoTime) {
        lastHeard = nanoTime;
    }

    /** Partitions are held back: that they are silent says nothing. */
    void held(long nanoTime) {
        lastHeld = nanoTime;
    }

    /** Lets go of what is settled, and counts what is not. */
    int unsettled() {
        int unsettled = 0;
        for (State state : states.values()) {
            state.offsets().settle();
            unsettled += state.offsets().size();
        }
        return unsettled;
    }

    /**
     * The offsets that may be committed.
     *
     * @param consumed for each partition the offset after the last record that the worker handed over
     * @param isWaiting whether records of a partition wait that were not looked at yet
     * @param nanoTime now, by {@link System#nanoTime()}
     */
    Map<TopicPartition, OffsetAndMetadata> committable(
            Map<TopicPartition, OffsetAndMetadata> consumed, Predicate<TopicPartition> isWaiting, long nanoTime) {
        long open = nanoTime - lastHeld;
        boolean quiet = Math.min(open, nanoTime - lastHeard) >= SILENCE_NANOS;
        Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>();
        consumed.forEach((partition, position) -> {
            State state = states.get(partition);
            boolean waiting = isWaiting.test(partition);
            if (state == null) {
                if (!waiting) {
                    committable.put(partition, position);
                }
                return;
            }
            OffsetTracker offsets = state.offsets();
            boolean atEnd = quiet || Math.min(open, nanoTime - offsets.lastArrival()) >= LONG_SILENCE_NANOS;
            OptionalLong offset = offsets.committable(waiting ? -1 : position.offset(), atEnd);
            offset.ifPresent(next -> committable.put(partition, new OffsetAndMetadata(next)));
        });
        return committable;
    }

    /** Forgets partitions that other tasks own from now on. */
    void revoke(Collection<TopicPartition> revoked) {
        for (TopicPartition partition : revoked) {
            State state = states.remove(partition);
            if (state != null) {
                state.offsets().abandon();
            }
        }
        lastPartition = null;
    }

    /** Whether a record came from a partition. */
    static boolean isOf(SinkRecord record, TopicPartition partition) {
        return record.originalKafkaPartition() == partition.partition()
                && record.originalTopic().equals(partition.topic());
    }
}
