package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scamander.cassandra.write.WriteFailure;
import dev.scamander.connect.sink.config.IgnoreErrors;
import dev.scamander.mapping.MappingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class RecordErrorsTest {
    private static final MappingException REASON = new MappingException("product.price float", "cheap", "is no number");

    private final List<Throwable> letters = new ArrayList<>();
    private final CompletableFuture<Void> taken = new CompletableFuture<>();
    private final ErrantRecordReporter queue = (record, error) -> {
        letters.add(error);
        return taken;
    };

    private final SinkMetrics metrics = new SinkMetrics(null, null);

    private static InFlightRecord record(RecordErrors errors) {
        SinkRecord record = new SinkRecord("orders", 3, null, null, null, "v", 42);
        return new InFlightRecord(record, true, 2, errors::unwritable);
    }

    @Test
    void sendsARecordToTheDeadLetterQueueWithItsReason() {
        RecordErrors errors = new RecordErrors(queue, IgnoreErrors.NONE, metrics);
        InFlightRecord record = record(errors);
        errors.unmappable(record, REASON);

        assertThat(letters)
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("topic orders, partition 3, offset 42", "product.price float", "cheap", "is no number");
        assertThat(record.isSettled()).isFalse();
        taken.complete(null);
        assertThat(record.isSettled()).isTrue();
        assertThat(metrics.getRecordsUnmappable()).isEqualTo(1);
        assertThat(metrics.getRecordsReported()).isEqualTo(1);
    }

    @Test
    void failsWhereTheQueueDoesNotTakeTheRecord() {
        RecordErrors errors = new RecordErrors(queue, IgnoreErrors.NONE, metrics);
        InFlightRecord record = record(errors);
        errors.unmappable(record, REASON);
        taken.completeExceptionally(new IllegalStateException("no broker"));

        assertThatThrownBy(record::isSettled)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("offset 42")
                .hasRootCauseMessage("no broker");
    }

    @Test
    void failsWithoutAQueueAndSaysWhatToDo() {
        RecordErrors errors = new RecordErrors(null, IgnoreErrors.DRIVER, metrics);
        assertThatThrownBy(() -> errors.unmappable(record(errors), REASON))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("offset 42")
                .hasMessageContaining("is no number")
                .hasMessageContaining("errors.deadletterqueue.topic.name");
    }

    /** Workers pass over what is thrown where offsets are committed, so it must be thrown again where records are taken. */
    @Test
    void tellsAgainAndAgainWhatEndsTheTask() {
        RecordErrors errors = new RecordErrors(null, IgnoreErrors.NONE, metrics);
        InFlightRecord record = record(errors);
        record.failed(new WriteFailure(WriteFailure.Kind.DATA, "the cluster refuses it", null));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(errors::settleFailedWrites)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("offset 42")
                    .hasMessageContaining("the cluster refuses it");
        }
        record.abandon();
        errors.settleFailedWrites();
    }

    @Test
    void reportsAFailedWriteOnce() {
        RecordErrors errors = new RecordErrors(queue, IgnoreErrors.NONE, metrics);
        InFlightRecord record = record(errors);
        record.failed(new WriteFailure(WriteFailure.Kind.DATA, "the cluster refuses it", null));
        record.failed(new WriteFailure(WriteFailure.Kind.DATA, "the other table refuses it, too", null));
        errors.settleFailedWrites();
        errors.settleFailedWrites();

        assertThat(letters).hasSize(1);
        assertThat(metrics.getRecordsUnwritable()).isEqualTo(1);
        taken.complete(null);
        assertThat(record.isSettled()).isTrue();
    }

    @Test
    void passesOverWhatTheUserSaid() {
        RecordErrors errors = new RecordErrors(null, IgnoreErrors.ALL, metrics);
        InFlightRecord record = record(errors);
        errors.unmappable(record, REASON);
        assertThat(record.isSettled()).isTrue();
    }
}
