package dev.scamander.spark.write;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.pace.Pace;
import dev.scamander.cassandra.write.Acknowledgement;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.WriteFailure;
import dev.scamander.cassandra.write.WriteMetrics;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteTarget;
import dev.scamander.spark.option.WriteOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One task's way into the cluster: a pipeline, and the first row that it could not write. From then on every call fails with that
 * row's key and reason. For one thread.
 */
public final class RowSink implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final long LEAST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final AtomicReference<RowWriteException> failure = new AtomicReference<>();
    private final String table;
    private final SessionLease lease;
    private final WritePipeline pipeline;
    private final Pace pace;
    private final boolean paced;

    /**
     * Opens a pipeline.
     *
     * @param options how to write
     * @param table the table's name, for errors
     * @param wide whether a partition may have many rows
     */
    public RowSink(WriteOptions options, String table, boolean wide) {
        this.table = table;
        this.paced = options.rowsPerSecond() > 0 || options.bytesPerSecond() > 0;
        this.pace = new Pace(options.rowsPerSecond(), options.bytesPerSecond(), System::nanoTime);
        this.lease = SessionCache.acquire(options.connection());
        this.pipeline = new WritePipeline(lease.session(), options.writeSettings(wide, MemoryShare.rows()));
    }

    /**
     * Makes a way of writing ready.
     *
     * @param write what is written
     * @return the target to write to
     * @throws WriteFailure if the cluster refuses it
     */
    public WriteTarget prepare(TableWrite write) {
        return pipeline.prepare(write);
    }

    /**
     * Takes a row; waits while too many are under way.
     *
     * @param target where to
     * @param key where in the values the primary key is
     * @param cells the values, which are kept
     * @param timestamp write timestamp, or {@link WritePipeline#NO_TIMESTAMP}
     * @param ttl time to live, or {@link WritePipeline#NO_TTL}
     * @throws IOException if this or an earlier row was not written
     */
    public void write(WriteTarget target, RowKey key, byte[] cells, long timestamp, int ttl) throws IOException {
        throwFailure();
        try {
            if (paced) {
                keepPace(cells);
            }
            pipeline.write(target, cells, timestamp, ttl, new RowAcknowledgement(key, cells));
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (WriteFailure e) {
            throwFailure();
            throw failed(key, cells, e.getMessage(), e);
        }
    }

    private void keepPace(byte[] cells) throws InterruptedException {
        long pause = pace.delayNanos();
        if (pause > LEAST_PAUSE_NANOS) {
            pipeline.flush();
            TimeUnit.NANOSECONDS.sleep(pause);
        }
        pace.passed(1, cells.length);
    }

    /**
     * Waits until every row is acknowledged.
     *
     * @throws IOException if one was not written
     */
    public void awaitAll() throws IOException {
        try {
            boolean idle = pipeline.awaitIdle(PATIENCE);
            throwFailure();
            if (!idle) {
                throw new IOException(table + ": rows are not acknowledged after " + PATIENCE);
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** The session, which stays the sink's to close. */
    public CqlSession session() {
        return lease.session();
    }

    /** What was written so far. */
    public WriteMetrics metrics() {
        return pipeline.metrics();
    }

    /** Gives up what is not acknowledged. Nothing is lost by a second call. */
    @Override
    public void close() {
        pipeline.close();
        lease.close();
    }

    /**
     * The error of a row.
     *
     * @param key where in the values the primary key is
     * @param cells the row's values
     * @param reason why it was not written
     * @param cause the cause; null if there is none
     * @return the error, not thrown
     */
    public RowWriteException failed(RowKey key, byte[] cells, String reason, Throwable cause) {
        return new RowWriteException(table, key.describe(cells), reason, cause);
    }

    private void throwFailure() throws RowWriteException {
        RowWriteException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("writing " + table + " was cancelled");
    }

    /** Keeps the row's values to name its key, should it fail. */
    private final class RowAcknowledgement implements Acknowledgement {

        private final RowKey key;
        private final byte[] cells;

        RowAcknowledgement(RowKey key, byte[] cells) {
            this.key = key;
            this.cells = cells;
        }

        @Override
        public void written() {
            // What counts is that none is left.
        }

        @Override
        public void failed(WriteFailure reason) {
            if (failure.get() == null) {
                failure.compareAndSet(null, RowSink.this.failed(key, cells, reason.getMessage(), reason));
            }
        }
    }
}
