package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.cassandra.protocol.Cells;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes rows: coalesces those of one primary key, batches those of one partition or replica set, keeps a bounded number of
 * requests under way, tries again what may pass, and acknowledges every row exactly once.
 *
 * <p>Rows are fed by one thread; the other methods may be called by any. Acknowledgements come on threads of the driver.
 */
public final class WritePipeline implements AutoCloseable {
    /** In place of a write timestamp: the pipeline gives one, later than any it gave before. */
    public static final long NO_TIMESTAMP = Long.MIN_VALUE;

    /** In place of a time to live: the table's default. */
    public static final int NO_TTL = -1;

    private final WriteMetrics metrics = new WriteMetrics();
    private final TargetPreparer preparer;
    private final WriteEngine engine;

    /** A pipeline over a session, which stays the caller's to close. */
    public WritePipeline(CqlSession session, WriteSettings settings) {
        this.preparer = new TargetPreparer(session, settings.consistency());
        this.engine = new WriteEngine(
                settings,
                metrics,
                new SessionSender(session),
                new WriteClock(WritePipeline::systemMicros),
                Timing.SYSTEM);
    }

    private static long systemMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    /**
     * Prepares a way of writing. Blocks for the answer of the cluster.
     *
     * @throws WriteFailure of kind FATAL when the table or a column does not exist, the primary key is not covered, or the
     *     cluster refuses the statement; of kind EXHAUSTED when the cluster does not answer
     */
    public WriteTarget prepare(TableWrite write) {
        engine.requireOpen();
        return preparer.prepare(write);
    }

    /**
     * Takes a row; blocks while the pipeline is full.
     *
     * @param target where to, prepared by this pipeline
     * @param values one per column of the target, in protocol form: null is CQL null,
     *     {@code ProtocolConstants.UNSET_VALUE} leaves the column alone. They are copied.
     * @param timestampMicros the write timestamp, or {@link #NO_TIMESTAMP}
     * @param ttlSeconds the time to live (0 is for ever), or {@link #NO_TTL}
     * @param acknowledgement hears what became of the row
     * @throws IllegalArgumentException when the row does not fit what was prepared
     * @throws WriteFailure when the pipeline is closed or has failed for good; the row is not taken then, and its
     *     acknowledgement is not called
     */
    public void write(
            WriteTarget target,
            ByteBuffer[] values,
            long timestampMicros,
            int ttlSeconds,
            Acknowledgement acknowledgement)
            throws InterruptedException {
        write(target, cells(target, values), timestampMicros, ttlSeconds, acknowledgement);
    }

    /**
     * Takes a row whose values are in the form of the native protocol's bound values; blocks while the pipeline is full.
     *
     * @param target where to, prepared by this pipeline
     * @param cells one value behind the other for each column of the target: its length in four bytes, most significant
     *     first, and its bytes; -1 is CQL null, -2 leaves the column alone. The array is kept until the acknowledgement and
     *     must not change.
     * @param timestampMicros the write timestamp, or {@link #NO_TIMESTAMP}
     * @param ttlSeconds the time to live (0 is for ever), or {@link #NO_TTL}
     * @param acknowledgement hears what became of the row
     * @throws IllegalArgumentException when the row does not fit what was prepared
     * @throws WriteFailure when the pipeline is closed or has failed for good; the row is not taken then, and its
     *     acknowledgement is not called
     */
    public void write(
            WriteTarget target, byte[] cells, long timestampMicros, int ttlSeconds, Acknowledgement acknowledgement)
            throws InterruptedException {
        check(target.write(), timestampMicros, ttlSeconds);
        engine.accept(target, cells, timestampMicros, ttlSeconds, acknowledgement, true);
    }

    /** Like the {@link #write(WriteTarget, ByteBuffer[], long, int, Acknowledgement) write} of the same values, but takes
     * nothing and returns false where that would block. */
    public boolean tryWrite(
            WriteTarget target,
            ByteBuffer[] values,
            long timestampMicros,
            int ttlSeconds,
            Acknowledgement acknowledgement) {
        return tryWrite(target, cells(target, values), timestampMicros, ttlSeconds, acknowledgement);
    }

    /** Like the {@link #write(WriteTarget, byte[], long, int, Acknowledgement) write} of the same cells, but takes nothing and
     * returns false where that would block. */
    public boolean tryWrite(
            WriteTarget target, byte[] cells, long timestampMicros, int ttlSeconds, Acknowledgement acknowledgement) {
        check(target.write(), timestampMicros, ttlSeconds);
        try {
            return engine.accept(target, cells, timestampMicros, ttlSeconds, acknowledgement, false);
        } catch (InterruptedException e) {
            throw new AssertionError("only a patient writer waits", e);
        }
    }

    private static byte[] cells(WriteTarget target, ByteBuffer[] values) {
        int columns = target.write().columns().size();
        if (values.length != columns) {
            throw new IllegalArgumentException(
                    target.write().qualifiedTable() + " binds " + columns + " values, not " + values.length);
        }
        return Cells.of(values);
    }

    private static void check(TableWrite write, long timestampMicros, int ttlSeconds) {
        if (ttlSeconds != NO_TTL && !write.ttl()) {
            throw new IllegalArgumentException(write.qualifiedTable() + " was not prepared for a TTL per row");
        }
        if (timestampMicros != NO_TIMESTAMP && !write.timestamp()) {
            throw new IllegalArgumentException(
                    write.qualifiedTable() + " was not prepared for a write timestamp per row");
        }
    }

    /** Whether a row would be taken without blocking. */
    public boolean hasRoom() {
        return engine.hasRoom();
    }

    /** Sends all that is buffered as soon as the bound on requests under way allows; does not wait for it. */
    public void flush() {
        engine.flush();
    }

    /**
     * Flushes and waits until every row taken so far is acknowledged.
     *
     * @return whether that was reached within the timeout
     */
    public boolean awaitIdle(Duration timeout) throws InterruptedException {
        return engine.awaitIdle(WriteEngine.saturatedNanos(timeout));
    }

    /** What the pipeline has done so far. */
    public WriteMetrics metrics() {
        return metrics;
    }

    /** Takes no more rows, flushes, waits up to the timeout, and fails what is left with {@link WriteFailure.Kind#CLOSED}. */
    public void close(Duration timeout) {
        engine.close(WriteEngine.saturatedNanos(timeout));
    }

    /** Closes at once: what is not acknowledged fails. */
    @Override
    public void close() {
        close(Duration.ZERO);
    }
}
