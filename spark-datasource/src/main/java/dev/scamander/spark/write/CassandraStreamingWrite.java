package dev.scamander.spark.write;

import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.connector.write.streaming.StreamingDataWriterFactory;
import org.apache.spark.sql.connector.write.streaming.StreamingWrite;

/**
 * Writes micro-batches. One that is run again after a failure brings the same rows, and they replace those of the first run: the table
 * ends as if it had been run once.
 */
final class CassandraStreamingWrite implements StreamingWrite {

    private final WritePlan plan;

    CassandraStreamingWrite(WritePlan plan) {
        this.plan = plan;
    }

    @Override
    public StreamingDataWriterFactory createStreamingWriterFactory(PhysicalWriteInfo info) {
        return CassandraBatchWrite.factory(plan);
    }

    @Override
    public void commit(long epoch, WriterCommitMessage[] messages) {
        TaskOutcome.requireWritten(messages);
    }

    @Override
    public void abort(long epoch, WriterCommitMessage[] messages) {
        // What was written stays; the micro-batch is run again.
    }

    @Override
    public String toString() {
        return "cassandra " + plan.qualifiedTable();
    }
}
