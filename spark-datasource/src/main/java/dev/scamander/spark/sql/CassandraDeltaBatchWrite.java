package dev.scamander.spark.sql;

import dev.scamander.spark.write.TaskOutcome;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DeltaBatchWrite;
import org.apache.spark.sql.connector.write.DeltaWriter;
import org.apache.spark.sql.connector.write.DeltaWriterFactory;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.WriterCommitMessage;

/** Writes changes of rows. */
final class CassandraDeltaBatchWrite implements DeltaBatchWrite {

    private final DeltaPlan plan;

    CassandraDeltaBatchWrite(DeltaPlan plan) {
        this.plan = plan;
    }

    @Override
    public DeltaWriterFactory createBatchWriterFactory(PhysicalWriteInfo info) {
        return new Factory(plan);
    }

    @Override
    public void commit(WriterCommitMessage[] messages) {
        TaskOutcome.requireWritten(messages);
    }

    @Override
    public void abort(WriterCommitMessage[] messages) {
        // What committed tasks have written stays; the error says that the statement did not come to its end.
    }

    @Override
    public String toString() {
        return "cassandra " + plan.qualifiedTable();
    }

    /** Makes the writers of tasks. */
    private record Factory(DeltaPlan plan) implements DeltaWriterFactory {

        @Override
        public DeltaWriter<InternalRow> createWriter(int partitionId, long taskId) {
            return new CassandraDeltaWriter(plan);
        }
    }
}
