package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class OwnedPartitionsTest {
    private static final TopicPartition FIRST = new TopicPartition("t", 0);
    private static final TopicPartition SECOND = new TopicPartition("t", 1);

    private final OwnedPartitions partitions = new OwnedPartitions();

    private InFlightRecord take(TopicPartition partition, long offset) {
        SinkRecord record = new SinkRecord(partition.topic(), partition.partition(), null, null, null, "v", offset);
        InFlightRecord taken = new InFlightRecord(record, true, 1, (failed, failure) -> {});
        partitions.of(record, true).offsets().add(taken, System.nanoTime());
        return taken;
    }

    private Map<TopicPartition, OffsetAndMetadata> committable(long consumed, TopicPartition... waiting) {
        return partitions.committable(
                Map.of(FIRST, new OffsetAndMetadata(consumed), SECOND, new OffsetAndMetadata(consumed)),
                Set.of(waiting)::contains,
                System.nanoTime());
    }

    /** What may be committed of the first partition, of which one record was taken and written that is no fresh start. */
    private long committableLater(Consumer<OwnedPartitions> meanwhile, long nanos) {
        OwnedPartitions later = new OwnedPartitions();
        long start = System.nanoTime();
        for (long offset = 4; offset < 6; offset++) {
            SinkRecord record = new SinkRecord("t", 0, null, null, null, "v", offset);
            InFlightRecord taken = new InFlightRecord(record, offset == 4, 1, (failed, failure) -> {});
            later.of(record, false).offsets().add(taken, start);
            taken.written();
        }
        later.heard(start);
        meanwhile.accept(later);
        return later.committable(Map.of(FIRST, new OffsetAndMetadata(6)), partition -> false, start + nanos)
                .get(FIRST)
                .offset();
    }

    /** Only at a partition's end may be committed anywhere: elsewhere the next record may be of the same time as the last. */
    @Test
    void takesSilenceForTheEndWhereRecordsCouldHaveCome() {
        long silence = OwnedPartitions.SILENCE_NANOS;
        long longSilence = OwnedPartitions.LONG_SILENCE_NANOS;
        long now = System.nanoTime();
        assertThat(committableLater(all -> {}, silence / 2)).isEqualTo(4);
        assertThat(committableLater(all -> {}, silence)).isEqualTo(6);

        Consumer<OwnedPartitions> busyNeighbour = all -> all.heard(now + longSilence);
        assertThat(committableLater(busyNeighbour, longSilence / 2)).isEqualTo(4);
        assertThat(committableLater(busyNeighbour, longSilence + silence / 2)).isEqualTo(6);

        Consumer<OwnedPartitions> paused = all -> all.held(now + longSilence);
        assertThat(committableLater(paused, longSilence + silence / 2)).isEqualTo(4);
        assertThat(committableLater(paused, longSilence + 2 * silence)).isEqualTo(6);
    }

    @Test
    void neverPassesRecordsThatWaitInTheBacklog() {
        take(FIRST, 4).written();

        // the worker has handed over up to 9; 5 to 9 wait in the backlog, and all of the other partition does
        assertThat(committable(10, FIRST, SECOND)).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(5)));
        assertThat(committable(10)).containsEntry(FIRST, new OffsetAndMetadata(10));
    }

    @Test
    void followsTheWorkerWhereNothingWaits() {
        assertThat(committable(7))
                .containsEntry(FIRST, new OffsetAndMetadata(7))
                .containsEntry(SECOND, new OffsetAndMetadata(7));
    }

    @Test
    void forgetsRevokedPartitions() {
        InFlightRecord first = take(FIRST, 0);
        InFlightRecord second = take(SECOND, 0);
        partitions.revoke(List.of(FIRST));

        assertThat(first.isAbandoned()).isTrue();
        assertThat(second.isAbandoned()).isFalse();
        assertThat(partitions.unsettled()).isEqualTo(1);
    }
}
