package dev.scamander.connect.sink.aggregate;

import dev.scamander.cassandra.aggregate.AggregateTable;
import dev.scamander.cassandra.aggregate.MarkStore;
import dev.scamander.cassandra.aggregate.SourceMark;
import dev.scamander.cassandra.aggregate.SourceMarks;
import dev.scamander.cassandra.write.Acknowledgement;
import dev.scamander.cassandra.write.WritePipeline;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;

/** One topic partition as one table knows it: its name there, and whether it still is what was counted. */
final class AggregateSource {
    private final AggregatePlan plan;
    private final TopicPartition partition;
    private final ByteBuffer name;
    private final CompletableFuture<SourceMarks> marks;
    private final ArrayDeque<NewMark> unwritten = new ArrayDeque<>();

    private record NewMark(SourceMark mark, Acknowledgement acknowledgement) {}

    AggregateSource(AggregatePlan plan, TopicPartition partition) {
        this.plan = plan;
        this.partition = partition;
        this.name = AggregatePlan.utf8(plan.sourceOf(partition));
        this.marks = plan.marks().load(name).toCompletableFuture();
    }

    ByteBuffer name() {
        return name;
    }

    TopicPartition partition() {
        return partition;
    }

    CompletableFuture<?> loading() {
        return marks;
    }

    /**
     * Makes sure that the record is of the topic that was counted so far. Only when {@link #loading} is done.
     *
     * @param marked called if the record becomes a mark: gives what hears that the mark is written
     * @throws ConnectException if it is of another
     */
    void check(SinkRecord record, Supplier<Acknowledgement> marked) {
        long offset = record.originalKafkaOffset();
        SourceMarks known = marks.join();
        switch (known.see(offset, () -> mark(record))) {
            case KNOWN -> {
                // as it should be
            }
            case NEW_MARK -> unwritten.add(new NewMark(known.at(offset).orElseThrow(), marked.get()));
            case FOREIGN -> {
                SourceMark before = known.at(offset).orElseThrow();
                throw refused("at offset " + offset + " there was another record" + at(before.timeMillis())
                        + " before the one that is there now" + at(mark(record).timeMillis())
                        + ", so the topic was deleted and made anew");
            }
            case BEFORE_FIRST ->
                throw refused("offset " + offset + " lies before the first record that was counted, offset "
                        + known.first().orElseThrow().sequence()
                        + ", so the topic was made anew, or its offsets were reset to records that were never counted");
        }
    }

    private ConnectException refused(String what) {
        AggregateTable table = plan.table();
        String name = table.qualifiedName();
        String markTable =
                table.keyspace().asCql(true) + '.' + table.markTable().asCql(true);
        return new ConnectException("The totals of " + partition + " in " + name + " cannot be continued: " + what
                + ". To add these records to the totals, set " + plan.settings().generationKey()
                + " to a word that was not used before. To count from zero, stop the connector and"
                + " TRUNCATE " + name + " and " + markTable);
    }

    private static String at(long timeMillis) {
        return timeMillis < 0 ? "" : " of " + Instant.ofEpochMilli(timeMillis);
    }

    private static SourceMark mark(SinkRecord record) {
        Long time = record.timestamp();
        return new SourceMark(
                record.originalKafkaOffset(),
                time == null ? -1 : time,
                RecordFingerprint.of(record.key(), record.value()));
    }

    /** Hands new marks to the pipeline; false if it is full. */
    boolean flush(WritePipeline pipeline) {
        while (!unwritten.isEmpty()) {
            NewMark next = unwritten.peek();
            boolean taken = pipeline.tryWrite(
                    plan.markTarget(),
                    MarkStore.bind(name, next.mark),
                    AggregateTable.timestamp(next.mark.sequence()),
                    WritePipeline.NO_TTL,
                    next.acknowledgement);
            if (!taken) {
                return false;
            }
            unwritten.poll();
        }
        return true;
    }
}
