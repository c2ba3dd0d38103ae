package dev.scamander.spark.sql;

import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteTarget;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.spark.encode.RowEncoder;
import dev.scamander.spark.write.HeldRows;
import dev.scamander.spark.write.RowKey;
import dev.scamander.spark.write.RowSink;
import dev.scamander.spark.write.RowWriteException;
import dev.scamander.spark.write.TaskEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.write.DeltaWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;

/**
 * Writes the changes of one task. All of them are held until Spark lets the task commit: a second attempt would find rows that the first one
 * has changed, and might change them again.
 */
final class CassandraDeltaWriter implements DeltaWriter<InternalRow> {

    private static final int DELETE = 0;
    private static final int UPSERT = 1;

    private final DeltaPlan plan;
    private final RowKey key;
    private final RowEncoder ids;
    private final RowEncoder rows;
    private final RowEncoder befores;
    private final HeldRows held = new HeldRows();
    private final CqlOutput changed = new CqlOutput();
    private final RowSink sink;
    private final TaskEnd end;
    private final WriteTarget delete;
    private final WriteTarget upsert;

    CassandraDeltaWriter(DeltaPlan plan) {
        this.plan = plan;
        this.key = plan.key();
        this.ids = RowEncoder.compile(plan.id(), plan.qualifiedTable());
        this.rows = RowEncoder.compile(plan.row(), plan.qualifiedTable());
        this.befores = RowEncoder.compile(plan.before(), plan.qualifiedTable());
        this.sink = new RowSink(plan.options(), plan.qualifiedTable(), false);
        this.end = new TaskEnd(sink, held);
        try {
            this.delete = sink.prepare(plan.delete());
            this.upsert = plan.row().isEmpty() ? null : sink.prepare(plan.upsert());
        } catch (RuntimeException e) {
            sink.close();
            throw e;
        }
    }

    @Override
    public void delete(InternalRow metadata, InternalRow id) throws IOException {
        held.add(DELETE, encode(ids, id));
    }

    /** Columns of a new row that are null need not be deleted. */
    @Override
    public void insert(InternalRow row) throws IOException {
        byte[] cells = encode(rows, row);
        int[] places = Cells.places(cells, plan.row().size());
        for (int i = plan.id().size(); i < places.length; i++) {
            if (Cells.length(cells, places[i]) == Cells.NULL) {
                ByteBuffer.wrap(cells).putInt(places[i], Cells.UNSET);
            }
        }
        held.add(UPSERT, cells);
    }

    /** Writes the columns that differ from what they were. */
    @Override
    public void update(InternalRow metadata, InternalRow id, InternalRow row) throws IOException {
        byte[] cells = encode(rows, row);
        byte[] key = encode(ids, id);
        if (Arrays.mismatch(key, 0, key.length, cells, 0, Math.min(key.length, cells.length)) >= 0) {
            throw changedKey(key, cells);
        }
        byte[] before = encode(befores, metadata);
        changed.reset();
        changed.writeBytes(key, 0, key.length);
        boolean changes = false;
        int at = key.length;
        int atBefore = 0;
        while (at < cells.length) {
            int next = Cells.next(cells, at);
            int nextBefore = Cells.next(before, atBefore);
            if (Arrays.equals(cells, at, next, before, atBefore, nextBefore)) {
                changed.writeInt(Cells.UNSET);
            } else {
                changed.writeBytes(cells, at, next - at);
                changes = true;
            }
            at = next;
            atBefore = nextBefore;
        }
        if (changes) {
            held.add(UPSERT, Arrays.copyOf(changed.array(), changed.position()));
        }
    }

    private RowWriteException changedKey(byte[] from, byte[] to) {
        String reason = "it would become row " + key.describe(to)
                + ", and a primary key cannot change; insert the new row and delete the old one";
        return sink.failed(key, from, reason, null);
    }

    private byte[] encode(RowEncoder encoder, InternalRow row) throws IOException {
        try {
            return encoder.encode(row);
        } catch (MappingException e) {
            throw encoder == befores
                    ? new IOException(plan.qualifiedTable() + ": " + e.getMessage(), e)
                    : sink.failed(key, encoder.encodeFitting(row), e.getMessage(), e);
        }
    }

    @Override
    public WriterCommitMessage commit() throws IOException {
        return end.commitOnce((kind, cells) -> sink.write(
                kind == DELETE ? delete : upsert, key, cells, WritePipeline.NO_TIMESTAMP, WritePipeline.NO_TTL));
    }

    @Override
    public void abort() throws IOException {
        end.close();
    }

    @Override
    public void close() throws IOException {
        end.close();
    }

    @Override
    public CustomTaskMetric[] currentMetricsValues() {
        return end.figures();
    }
}
