package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.cassandra.read.RowCursor;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** Reads one unit, one row ahead: only so does the record of the last row know that it is the last. */
final class UnitReader implements AutoCloseable {
    private final SnapshotUnit unit;
    private final Map<String, String> sourcePartition;
    private final TableRecords records;
    private final RowCursor cursor;
    private Row ahead;
    private boolean begun;

    UnitReader(SnapshotUnit unit, TableRecords records, RowCursor cursor) {
        this.unit = unit;
        this.sourcePartition = unit.sourcePartition();
        this.records = records;
        this.cursor = cursor;
    }

    SnapshotUnit unit() {
        return unit;
    }

    /** The next row's record; null after the last. Waits for the cluster. */
    SourceRecord next() throws InterruptedException {
        if (!begun) {
            ahead = advance();
            begun = true;
        }
        if (ahead == null) {
            return null;
        }
        Row row = ahead;
        ahead = advance();
        return records.record(row, sourcePartition, records.position(row, ahead == null));
    }

    private Row advance() throws InterruptedException {
        return cursor.next() ? cursor.row() : null;
    }

    /** Whether {@link #next} would answer without waiting. */
    boolean isReady() {
        return begun && (ahead == null || cursor.available() > 0);
    }

    /** May be called by any thread. */
    @Override
    public void close() {
        cursor.close();
    }
}
