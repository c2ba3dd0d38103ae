package dev.scamander.connect.sink.aggregate;

import dev.scamander.cassandra.write.WriteFailure;
import dev.scamander.cassandra.write.WritePipeline;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * The states that a task has at hand: those used last, up to a number; others are read again when they are needed. For the
 * task's thread alone.
 */
public final class AggregateStates {
    /** How many of the states used longest ago to look at for one that may be forgotten. */
    private static final int LOOK_AT = 16;

    private final int most;
    private final Consumer<WriteFailure> broken;
    private final Map<SourceKey, AggregateSource> sources = new HashMap<>();
    private final LinkedHashMap<StateKey, KeyState> states = new LinkedHashMap<>(64, 0.75f, true);
    private final ArrayDeque<KeyState> toWrite = new ArrayDeque<>();
    private volatile int size;
    private volatile long loads;

    private record SourceKey(AggregatePlan plan, TopicPartition partition) {}

    /** A key in a source. Bytes of a buffer count from its position on. */
    private record StateKey(AggregateSource source, List<ByteBuffer> key) {}

    /**
     * Holds no state yet.
     *
     * @param most how many states to keep that could be read again
     * @param broken hears of writes that failed, possibly on a thread of the driver: the task cannot go on then
     */
    public AggregateStates(int most, Consumer<WriteFailure> broken) {
        this.most = most;
        this.broken = broken;
    }

    /**
     * Begins to count a record in one table: finds its state, or begins to read it.
     *
     * @param row the record as its plan has mapped it
     */
    public Counting begin(AggregatePlan plan, SinkRecord record, ByteBuffer[] row) {
        TopicPartition partition = new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
        AggregateSource source = sources.computeIfAbsent(
                new SourceKey(plan, partition), wanted -> new AggregateSource(wanted.plan, wanted.partition));
        ByteBuffer[] key = plan.key(row);
        KeyState state = states.computeIfAbsent(new StateKey(source, Arrays.asList(key)), missing -> {
            loads = loads + 1;
            return new KeyState(plan, source, key);
        });
        state.await();
        forget();
        return new Counting(this, plan, state, plan.addends(row));
    }

    private void forget() {
        Iterator<KeyState> oldest = states.values().iterator();
        for (int i = 0; states.size() > most && i < LOOK_AT && oldest.hasNext(); i++) {
            if (oldest.next().isForgettable()) {
                oldest.remove();
            }
        }
        size = states.size();
    }

    void toBeWritten(KeyState state) {
        toWrite.add(state);
    }

    /** Hands all states that have changed to the pipeline; false if that is full. */
    public boolean flush(WritePipeline pipeline) {
        for (KeyState state = toWrite.peek(); state != null; state = toWrite.peek()) {
            if (!state.source().flush(pipeline) || !state.write(pipeline, broken)) {
                return false;
            }
            toWrite.poll();
        }
        return true;
    }

    /** Forgets the states of partitions that other tasks own from now on. */
    public void revoke(Collection<TopicPartition> revoked) {
        states.keySet().removeIf(key -> revoked.contains(key.source.partition()));
        sources.keySet().removeIf(key -> revoked.contains(key.partition));
        toWrite.removeIf(state -> revoked.contains(state.source().partition()));
        size = states.size();
    }

    /** How many states are at hand. By any thread. */
    public int size() {
        return size;
    }

    /** How many states were read from Cassandra. By any thread. */
    public long loads() {
        return loads;
    }
}
