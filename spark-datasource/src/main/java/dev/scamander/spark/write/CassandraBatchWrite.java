package dev.scamander.spark.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.WriterCommitMessage;

/**
 * Writes a batch. Rows are in the table as soon as they are acknowledged: a job that fails leaves behind what it has written, and can be
 * run again.
 */
final class CassandraBatchWrite implements BatchWrite {

    private final WritePlan plan;
    private final boolean truncate;

    CassandraBatchWrite(WritePlan plan, boolean truncate) {
        this.plan = plan;
        this.truncate = truncate;
    }

    @Override
    public DataWriterFactory createBatchWriterFactory(PhysicalWriteInfo info) {
        if (truncate) {
            TableTruncation.run(
                    CqlIdentifier.fromInternal(plan.keyspace()),
                    CqlIdentifier.fromInternal(plan.table()),
                    plan.options().connection());
        }
        return factory(plan);
    }

    /** Writers of tasks that begin now. */
    static CassandraDataWriterFactory factory(WritePlan plan) {
        Instant now = Instant.now();
        long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
        return new CassandraDataWriterFactory(plan.startedAt(micros));
    }

    @Override
    public void commit(WriterCommitMessage[] messages) {
        TaskOutcome.requireWritten(messages);
    }

    @Override
    public void abort(WriterCommitMessage[] messages) {
        // What was written stays; the same rows written again change nothing.
    }

    @Override
    public String toString() {
        return "cassandra " + plan.qualifiedTable();
    }
}
