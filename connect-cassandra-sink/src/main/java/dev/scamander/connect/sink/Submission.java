package dev.scamander.connect.sink;

import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.mapping.row.MappedRow;

/** A mapped record on its way into the pipeline, table by table; it can stop where the pipeline is full, and go on later. */
final class Submission {
    private final TopicPlan plan;
    private final MappedRow[] rows;
    private final boolean tombstone;
    private final long micros;
    private final InFlightRecord record;
    private int next;

    Submission(TopicPlan plan, MappedRow[] rows, long micros, InFlightRecord record) {
        this.plan = plan;
        this.rows = rows;
        this.tombstone = record.record().value() == null;
        this.micros = micros;
        this.record = record;
    }

    /** Whether the partition of the record went to another task meanwhile. */
    boolean isAbandoned() {
        return record.isAbandoned();
    }

    /** Submits what is left; false if the pipeline is full. */
    boolean advance(WritePipeline pipeline) {
        while (next < rows.length) {
            if (!plan.table(next).tryWrite(pipeline, rows[next], tombstone, micros, record)) {
                return false;
            }
            next++;
        }
        return true;
    }
}
