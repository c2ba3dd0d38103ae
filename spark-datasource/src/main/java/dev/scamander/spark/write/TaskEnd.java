package dev.scamander.spark.write;

import java.io.IOException;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;

/** How a task that writes ends, and what it tells of itself. */
public final class TaskEnd implements AutoCloseable {

    private final RowSink sink;
    private final HeldRows held;

    /**
     * Of a task.
     *
     * @param sink its way into the cluster
     * @param held the rows that it holds until it may commit; null if it holds none
     */
    public TaskEnd(RowSink sink, HeldRows held) {
        this.sink = sink;
        this.held = held;
    }

    /**
     * Waits for the rows of a task that may be run again.
     *
     * @throws IOException if one was not written
     */
    public TaskOutcome commit() throws IOException {
        sink.awaitAll();
        return TaskOutcome.WRITTEN;
    }

    /**
     * Writes the held rows of a task that must not be run again once it has begun: what it has added would be added twice.
     *
     * @param writer writes a row
     * @return what became of them; Cassandra's refusal is one of the outcomes
     * @throws IOException if they could not be read, or the task was cancelled
     */
    public TaskOutcome commitOnce(HeldRows.Receiver writer) throws IOException {
        try {
            held.drainTo(writer);
            return commit();
        } catch (RowWriteException e) {
            return new TaskOutcome(e.getMessage());
        }
    }

    /** The task's part of the figures in Spark's UI. */
    public CustomTaskMetric[] figures() {
        return WriteFigures.of(sink.metrics());
    }

    /** Gives up what is not acknowledged. Nothing is lost by a second call. */
    @Override
    public void close() throws IOException {
        sink.close();
        if (held != null) {
            held.close();
        }
    }
}
