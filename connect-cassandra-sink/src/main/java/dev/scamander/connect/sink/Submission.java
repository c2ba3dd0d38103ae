package dev.scamander.connect.sink;

import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.connect.sink.aggregate.Counting;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.row.MappedRow;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A mapped record on its way: first into the totals that it counts in, then into the pipeline, table by table. It can stop where
 * totals are still being read or the pipeline is full, and go on later.
 */
final class Submission {
    private final TopicPlan plan;
    private final MappedRow[] rows;
    private final List<Counting> countings;
    private final boolean tombstone;
    private final long micros;
    private final InFlightRecord record;
    private boolean counted;
    private int next;

    Submission(TopicPlan plan, MappedRow[] rows, List<Counting> countings, long micros, InFlightRecord record) {
        this.plan = plan;
        this.rows = rows;
        this.countings = countings;
        this.tombstone = record.record().value() == null;
        this.micros = micros;
        this.record = record;
        this.counted = countings.isEmpty();
    }

    /** The record. */
    InFlightRecord record() {
        return record;
    }

    /**
     * Whether the totals that the record counts in are at hand.
     *
     * @param until when to wait for them no longer, by {@link System#nanoTime()}
     */
    boolean isReady(long until) {
        if (counted) {
            return true;
        }
        for (Counting counting : countings) {
            if (!counting.isReady(Math.max(0, until - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Submits what is left; false if the pipeline is full.
     *
     * @throws MappingException if a total would not fit its column; nothing of the record was submitted then
     */
    boolean advance(WritePipeline pipeline) {
        if (!counted) {
            count();
        }
        while (next < rows.length) {
            if (!plan.table(next).tryWrite(pipeline, rows[next], tombstone, micros, record)) {
                return false;
            }
            next++;
        }
        return true;
    }

    private void count() {
        SinkRecord origin = record.record();
        try {
            for (Counting counting : countings) {
                counting.stage(origin, () -> {
                    record.expectAnother();
                    return record;
                });
            }
            countings.forEach(counting -> counting.take(origin, record));
            counted = true;
        } finally {
            countings.forEach(Counting::end);
        }
    }
}
