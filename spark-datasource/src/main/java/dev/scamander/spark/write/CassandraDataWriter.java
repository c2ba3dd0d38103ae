package dev.scamander.spark.write;

import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteTarget;
import dev.scamander.mapping.MappingException;
import dev.scamander.spark.encode.RowEncoder;
import dev.scamander.spark.option.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;

/**
 * Writes the rows of one task. Commits when all of them are acknowledged. Rows that add to counters and lists are held until then, so that
 * of two attempts at a task only the one that Spark lets commit adds them.
 *
 * <p>Write timestamps are the start of the job plus the number of the task plus that of the row in it: a task that runs again, or twice
 * at a time, writes each row with the timestamp that it had, and among rows of one key the last one stays, whichever attempt was
 * stopped where.
 */
final class CassandraDataWriter implements DataWriter<InternalRow> {

    private static final long NO_NUMBER = Long.MIN_VALUE;

    private final WritePlan plan;
    private final RowEncoder encoder;
    private final RowSink sink;
    private final WriteTarget target;
    private final WriteTarget staticsTarget;
    private final int[] clustering;
    private final int[] statics;
    private final int[] regular;
    private final HeldRows held;
    private final TaskEnd end;
    private long nextTimestamp;

    CassandraDataWriter(WritePlan plan, int task) {
        this.plan = plan;
        this.encoder = RowEncoder.compile(plan.columns(), plan.qualifiedTable());
        this.nextTimestamp = plan.started() + task;
        this.clustering = indexes(plan.clustering());
        this.statics = indexes(plan.statics());
        this.regular = regular();
        this.held = plan.repeatable() ? null : new HeldRows();
        this.sink = new RowSink(
                plan.options(), plan.qualifiedTable(), !plan.clustering().isEmpty());
        this.end = new TaskEnd(sink, held);
        try {
            this.target = sink.prepare(plan.tableWrite());
            this.staticsTarget = statics.length == 0 ? null : sink.prepare(plan.staticsWrite());
        } catch (RuntimeException e) {
            sink.close();
            throw e;
        }
    }

    private static int[] indexes(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Neither key nor static. */
    private int[] regular() {
        int[] all = new int[plan.columns().size()];
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (!plan.statics().contains(i) && !plan.clustering().contains(i)) {
                all[count++] = i;
            }
        }
        return Arrays.copyOf(all, count);
    }

    @Override
    public void write(InternalRow row) throws IOException {
        byte[] cells = encode(row);
        long timestamp = plan.timestamp().of(row, nextTimestamp++);
        int ttl = ttl(row, cells);
        if (held != null) {
            held.add(0, plan.kind() == TableWrite.Kind.CUSTOM ? withTimes(cells, timestamp, ttl) : cells);
        } else if (plan.kind() == TableWrite.Kind.CUSTOM) {
            send(withTimes(cells, timestamp, ttl), WritePipeline.NO_TIMESTAMP, WritePipeline.NO_TTL);
        } else if (staticsTarget != null && areAbsent(cells, clustering)) {
            writeStatics(cells, timestamp, ttl);
        } else {
            send(cells, plan.kind() == TableWrite.Kind.UPSERT ? timestamp : WritePipeline.NO_TIMESTAMP, ttl);
        }
    }

    private void send(byte[] cells, long timestamp, int ttl) throws IOException {
        sink.write(target, plan.key(), cells, timestamp, ttl);
    }

    private byte[] encode(InternalRow row) throws RowWriteException {
        try {
            return encoder.encode(row);
        } catch (MappingException e) {
            throw sink.failed(plan.key(), encoder.encodeFitting(row), e.getMessage(), e);
        }
    }

    private int ttl(InternalRow row, byte[] cells) throws RowWriteException {
        long ttl = plan.ttl().of(row, NO_NUMBER);
        if (ttl == NO_NUMBER) {
            return WritePipeline.NO_TTL;
        }
        if (ttl < 0 || ttl > WriteOptions.MAX_TTL) {
            String reason = "its TTL is " + ttl + "; it must be from 0 to " + WriteOptions.MAX_TTL + " seconds";
            throw sink.failed(plan.key(), cells, reason, null);
        }
        return (int) ttl;
    }

    /** A partition without rows has static columns all the same. */
    private void writeStatics(byte[] cells, long timestamp, int ttl) throws IOException {
        if (!areAbsent(cells, regular)) {
            throw sink.failed(plan.key(), cells, "its clustering columns are null, and columns of rows are not", null);
        }
        int[] places = Cells.places(cells, plan.columns().size());
        ByteArrayOutputStream picked = new ByteArrayOutputStream();
        for (int index : statics) {
            picked.write(cells, places[index], Cells.next(cells, places[index]) - places[index]);
        }
        sink.write(staticsTarget, staticsKey(), picked.toByteArray(), timestamp, ttl);
    }

    private RowKey staticsKey() {
        return new RowKey(plan.key().parts().stream()
                .filter(part -> plan.statics().contains(part.index()))
                .map(part -> new RowKey.Part(
                        part.name(), part.stored(), plan.statics().indexOf(part.index())))
                .toList());
    }

    private boolean areAbsent(byte[] cells, int[] indexes) {
        int[] places = Cells.places(cells, plan.columns().size());
        for (int index : indexes) {
            if (Cells.length(cells, places[index]) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** A statement of our own takes its times as values. */
    private byte[] withTimes(byte[] cells, long timestamp, int ttl) {
        boolean lives = plan.ttl().isSet();
        ByteBuffer all = ByteBuffer.allocate(cells.length + 2 * Long.BYTES + Integer.BYTES)
                .put(cells)
                .putInt(Long.BYTES)
                .putLong(timestamp);
        if (lives && ttl == WritePipeline.NO_TTL) {
            all.putInt(Cells.UNSET);
        } else if (lives) {
            all.putInt(Integer.BYTES).putInt(ttl);
        }
        return Arrays.copyOf(all.array(), all.position());
    }

    @Override
    public WriterCommitMessage commit() throws IOException {
        return held == null
                ? end.commit()
                : end.commitOnce((kind, cells) -> send(cells, WritePipeline.NO_TIMESTAMP, WritePipeline.NO_TTL));
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
