package dev.scamander.connect.sink;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * Whether the worker is to hold records back. A worker remembers for which partitions it was asked to, and holds them again when they
 * come back after a rebalance: that it was asked to resume in between, when the task owned none, changes nothing. For the task's thread
 * alone.
 */
final class Intake {
    private final SinkTaskContext context;
    private boolean held;

    Intake(SinkTaskContext context) {
        this.context = context;
    }

    /** No records until {@link #resume}. To be called again at every call: partitions may have been assigned meanwhile. */
    void hold() {
        context.pause(assignment());
        held = true;
    }

    /** Records may come. */
    void resume() {
        if (held) {
            context.resume(assignment());
            held = false;
        }
    }

    /** Partitions were assigned, which the worker may hold since they were owned before. */
    void assigned() {
        held = true;
    }

    private TopicPartition[] assignment() {
        return context.assignment().toArray(TopicPartition[]::new);
    }
}
