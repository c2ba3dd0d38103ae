package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.cassandra.read.RowCursor;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.source.SourceRecord;

/** Reads a window of one unit, one row ahead: only so does the record of the last row know that it is the last. */
final class UnitReader implements AutoCloseable {
    private final SourceTable table;
    private final Increments.Scan scan;
    private final Map<String, String> sourcePartition;
    private final RowCursor cursor;
    private final Predicate<Row> wanted;
    private Row ahead;
    private boolean begun;

    /**
     * Reads on a cursor.
     *
     * @param wanted which of the cursor's rows are meant
     */
    UnitReader(SourceTable table, SnapshotUnit unit, Increments.Scan scan, RowCursor cursor, Predicate<Row> wanted) {
        this.table = table;
        this.scan = scan;
        this.sourcePartition = unit.sourcePartition();
        this.cursor = cursor;
        this.wanted = wanted;
    }

    /** The table as it was when reading began. */
    SourceTable table() {
        return table;
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
        return table.record(row, sourcePartition, scan.window(), ahead == null);
    }

    private Row advance() throws InterruptedException {
        while (cursor.next()) {
            if (wanted.test(cursor.row())) {
                return cursor.row();
            }
        }
        return null;
    }

    /** Whether {@link #next} would answer without waiting. */
    boolean isReady() {
        return begun && (ahead == null || cursor.available() > 0);
    }

    /** Whether everything has come from the cluster. */
    boolean hasAll() {
        return cursor.hasAll();
    }

    /** How many rows came from the cluster so far, those read ahead among them. */
    long rowsReceived() {
        return cursor.metrics().rows();
    }

    /** May be called by any thread. */
    @Override
    public void close() {
        cursor.close();
    }
}
