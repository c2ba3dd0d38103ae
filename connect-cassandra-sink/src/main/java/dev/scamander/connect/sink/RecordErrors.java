package dev.scamander.connect.sink;

import dev.scamander.cassandra.write.WriteFailure;
import dev.scamander.connect.sink.config.IgnoreErrors;
import dev.scamander.mapping.MappingException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of records that cannot be mapped or written: the dead letter queue where the worker has one, else
 * what the user chose, and by default the end of the task with the offset uncommitted. Errors that are not one record's
 * fault end the task in any case.
 */
final class RecordErrors {
    private static final Logger LOG = LoggerFactory.getLogger(RecordErrors.class);

    private final ErrantRecordReporter reporter;
    private final IgnoreErrors ignored;
    private final SinkMetrics metrics;
    private final Queue<FailedWrite> failedWrites = new ConcurrentLinkedQueue<>();
    private final AtomicReference<WriteFailure> fatal = new AtomicReference<>();

    private record FailedWrite(InFlightRecord record, WriteFailure failure) {}

    /**
     * Makes the decisions for one task.
     *
     * @param reporter the worker's reporter; null if the worker has none
     * @param ignored what to pass over where there is no reporter
     * @param metrics counts what was decided
     */
    RecordErrors(ErrantRecordReporter reporter, IgnoreErrors ignored, SinkMetrics metrics) {
        this.reporter = reporter;
        this.ignored = ignored;
        this.metrics = metrics;
    }

    /** Whether records that fail are wanted as they came. */
    boolean wantPayload() {
        return reporter != null;
    }

    /** A record does not fit its mapping, so none of its writes was submitted. On the task's thread. */
    void unmappable(InFlightRecord record, MappingException reason) {
        record.withdraw();
        metrics.unmappable();
        String message = "The record at " + record.place() + " cannot be mapped: " + reason.getMessage();
        decide(record, message, reason, ignored == IgnoreErrors.ALL);
    }

    /** A write failed for good. On any thread; acted upon by {@link #settleFailedWrites}. */
    void unwritable(InFlightRecord record, WriteFailure failure) {
        switch (failure.kind()) {
            case DATA, UNKNOWN_OUTCOME -> failedWrites.add(new FailedWrite(record, failure));
            case EXHAUSTED, FATAL, CLOSED -> fatal.compareAndSet(null, failure);
        }
    }

    /** A write failed for which no single record is to blame. On any thread; ends the task. */
    void broken(WriteFailure failure) {
        fatal.compareAndSet(null, failure);
    }

    /**
     * Acts upon failed writes. On the task's thread.
     *
     * @throws ConnectException if they end the task; at every call from then on
     */
    void settleFailedWrites() {
        WriteFailure failure = fatal.get();
        if (failure != null) {
            throw new ConnectException(
                    failure.getMessage() + ". Offsets of records that were not written stay uncommitted", failure);
        }
        FailedWrite failed;
        while ((failed = failedWrites.peek()) != null) {
            if (!failed.record().isAbandoned()) {
                String message = "The record at " + failed.record().place() + " cannot be written: "
                        + failed.failure().getMessage();
                decide(failed.record(), message, failed.failure(), ignored != IgnoreErrors.NONE);
                metrics.unwritable();
            }
            failedWrites.poll();
        }
    }

    private void decide(InFlightRecord record, String message, RuntimeException reason, boolean passOver) {
        if (reporter != null) {
            metrics.reported();
            record.reported(reporter.report(record.record(), new DataException(message, reason)));
        } else if (passOver) {
            LOG.warn("{}. Passed over, as ignoreErrors={} asks for", message, ignored);
            metrics.passedOver();
            record.passedOver();
        } else {
            throw new ConnectException(
                    message + ". To go on past such records, give the connector a dead letter queue"
                            + " (errors.tolerance=all and errors.deadletterqueue.topic.name); its offset stays uncommitted",
                    reason);
        }
    }
}
