package dev.scamander.cassandra.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.cassandra.aggregate.SourceMarks.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceMarksTest {
    /** What a record of one topic looks like; another topic has other records at the same places. */
    private static SourceMark record(String topic, long sequence) {
        return new SourceMark(sequence, 1_000 + sequence, topic.hashCode() + 31 * sequence);
    }

    private static SourceMarks read(String topic, long from, long to) {
        List<SourceMark> stored = new ArrayList<>();
        SourceMarks marks = new SourceMarks(stored);
        for (long i = from; i < to; i++) {
            long sequence = i;
            if (marks.see(sequence, () -> record(topic, sequence)) == Verdict.NEW_MARK) {
                stored.add(record(topic, sequence));
            }
        }
        assertThat(stored).hasSizeLessThan(64);
        return new SourceMarks(stored);
    }

    @Test
    void aReplayIsKnownEverywhere() {
        SourceMarks marks = read("a", 0, 10_000);
        for (long start : new long[] {0, 1, 63, 64, 5_000, 9_999}) {
            for (long i = start; i < 10_000; i++) {
                long sequence = i;
                assertThat(marks.see(sequence, () -> record("a", sequence))).isEqualTo(Verdict.KNOWN);
            }
        }
        assertThat(marks.see(16_383, () -> record("a", 16_383))).isEqualTo(Verdict.NEW_MARK);
    }

    @Test
    void aTopicMadeAnewIsForeignAtItsFirstRecord() {
        assertThat(read("a", 0, 1).see(0, () -> record("b", 0))).isEqualTo(Verdict.FOREIGN);
        assertThat(read("a", 0, 10_000).see(0, () -> record("b", 0))).isEqualTo(Verdict.FOREIGN);
    }

    @Test
    void recordsBeforeTheFirstAreNotTakenForCounted() {
        SourceMarks marks = read("a", 1_000, 3_000);
        assertThat(marks.see(0, () -> record("b", 0))).isEqualTo(Verdict.BEFORE_FIRST);
        assertThat(marks.see(999, () -> record("a", 999))).isEqualTo(Verdict.BEFORE_FIRST);
        assertThat(marks.see(1_000, () -> record("a", 1_000))).isEqualTo(Verdict.KNOWN);
        assertThat(marks.first()).contains(record("a", 1_000));
    }

    @Test
    void equalContentAtAnotherTimeIsForeign() {
        SourceMarks marks = read("a", 0, 5);
        SourceMark later = new SourceMark(0, 77, record("a", 0).fingerprint());
        assertThat(marks.see(0, () -> later)).isEqualTo(Verdict.FOREIGN);
    }
}
