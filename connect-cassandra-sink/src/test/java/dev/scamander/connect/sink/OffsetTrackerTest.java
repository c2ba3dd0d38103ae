package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class OffsetTrackerTest {
    private static InFlightRecord record(long offset, boolean freshStart, int writes) {
        SinkRecord record = new SinkRecord("t", 0, null, null, null, "v", offset);
        return new InFlightRecord(record, freshStart, writes, (failed, failure) -> {});
    }

    /** Acknowledgements in any order, gaps between offsets, several writes a record. */
    @Property
    void neverPassesWhatIsNotAcknowledged(@ForAll @IntRange(min = 1, max = 60) int count, @ForAll Random random) {
        OffsetTracker tracker = new OffsetTracker(random.nextBoolean());
        List<InFlightRecord> records = new ArrayList<>();
        List<InFlightRecord> writes = new ArrayList<>();
        int[] unwritten = new int[count];
        long offset = random.nextInt(1000);
        for (int i = 0; i < count; i++) {
            unwritten[i] = 1 + random.nextInt(3);
            InFlightRecord record = record(offset, random.nextBoolean(), unwritten[i]);
            records.add(record);
            for (int w = 0; w < unwritten[i]; w++) {
                writes.add(record);
            }
            tracker.add(record, 0);
            offset += 1 + random.nextInt(3);
        }
        Collections.shuffle(writes, random);
        long committed = -1;
        for (InFlightRecord written : writes) {
            written.written();
            unwritten[records.indexOf(written)]--;
            OptionalLong committable = tracker.committable(offset, random.nextInt(4) == 0);
            if (committable.isPresent()) {
                long next = committable.getAsLong();
                for (int i = 0; i < count; i++) {
                    assertThat(unwritten[i] == 0 || records.get(i).offset() >= next)
                            .as(
                                    "offset %s committed before %s",
                                    next, records.get(i).offset())
                            .isTrue();
                }
                assertThat(next).isGreaterThanOrEqualTo(committed);
                committed = next;
            }
        }
        assertThat(tracker.committable(offset, true)).hasValue(offset);
        assertThat(tracker.size()).isZero();
    }

    @Test
    void commitsWhereATaskThatTakesOverGivesTheSameTimestamps() {
        OffsetTracker tracker = new OffsetTracker(true);
        List<InFlightRecord> records =
                List.of(record(10, true, 1), record(11, false, 1), record(12, true, 1), record(13, false, 1));
        records.forEach(record -> tracker.add(record, 0));
        records.forEach(InFlightRecord::written);

        assertThat(tracker.committable(14, false)).hasValue(12);
        assertThat(tracker.committable(14, true)).hasValue(14);
    }

    @Test
    void commitsAnywhereWhereReplaysCount() {
        OffsetTracker tracker = new OffsetTracker(false);
        InFlightRecord first = record(10, false, 1);
        InFlightRecord second = record(11, false, 1);
        tracker.add(first, 0);
        tracker.add(second, 0);
        first.written();

        assertThat(tracker.committable(12, false)).hasValue(11);
    }

    @Test
    void doesNotWaitForEverForAFreshStart() {
        OffsetTracker tracker = new OffsetTracker(true);
        for (int i = 0; i <= OffsetTracker.MOST_WAITING; i++) {
            InFlightRecord record = record(i, false, 1);
            tracker.add(record, 0);
            record.written();
        }
        InFlightRecord open = record(OffsetTracker.MOST_WAITING + 1, false, 1);
        tracker.add(open, 0);

        assertThat(tracker.committable(OffsetTracker.MOST_WAITING + 2, false)).hasValue(OffsetTracker.MOST_WAITING + 1);
    }

    @Test
    void waitsForTheDeadLetterQueue() {
        OffsetTracker tracker = new OffsetTracker(false);
        InFlightRecord malformed = record(5, true, 2);
        CompletableFuture<Void> report = new CompletableFuture<>();
        malformed.withdraw();
        malformed.reported(report);
        tracker.add(malformed, 0);

        assertThat(tracker.committable(6, true)).hasValue(5);
        report.complete(null);
        assertThat(tracker.committable(6, true)).hasValue(6);
    }

    @Test
    void skipsRecordsThatTransformationsDropped() {
        OffsetTracker tracker = new OffsetTracker(true);
        InFlightRecord record = record(5, true, 1);
        tracker.add(record, 0);
        record.written();

        assertThat(tracker.committable(9, true)).hasValue(9);
    }
}
