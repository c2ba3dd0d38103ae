package dev.scamander.spark.stream;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.spark.encode.RowEncoder;
import dev.scamander.spark.option.StreamOption;
import dev.scamander.spark.option.WriteOptions;
import dev.scamander.spark.write.TaskOutcome;
import dev.scamander.spark.write.WriteFigures;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.distributions.Distribution;
import org.apache.spark.sql.connector.distributions.Distributions;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.RequiresDistributionAndOrdering;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.connector.write.streaming.StreamingDataWriterFactory;
import org.apache.spark.sql.connector.write.streaming.StreamingWrite;

/**
 * Writes a stream into running totals. All rows of a key are in one task of a micro-batch, which adds them to what is stored, and notes with
 * the total that the micro-batch is in it: run again, it adds nothing.
 */
public final class TotalsWriteBuilder implements WriteBuilder {

    private final TableMetadata table;
    private final LogicalWriteInfo info;
    private final WriteOptions options;

    /**
     * Makes a builder.
     *
     * @param table the table's metadata
     * @param info the rows' fields
     * @param options how to write, and the totals
     */
    public TotalsWriteBuilder(TableMetadata table, LogicalWriteInfo info, WriteOptions options) {
        this.table = table;
        this.info = info;
        this.options = options;
    }

    @Override
    public Write build() {
        return new TotalsWrite(TotalsPlan.of(table, info.schema(), options, info.queryId()));
    }

    private record TotalsWrite(TotalsPlan plan) implements RequiresDistributionAndOrdering {

        @Override
        public String description() {
            return "cassandra totals " + plan.qualifiedTable();
        }

        @Override
        public BatchWrite toBatch() {
            throw StreamOption.AGGREGATE.invalid(
                    plan.functions().toString(), "totals are kept by writeStream, whose micro-batches have numbers");
        }

        @Override
        public StreamingWrite toStreaming() {
            return new TotalsStreamingWrite(plan);
        }

        @Override
        public Distribution requiredDistribution() {
            return Distributions.clustered(plan.columns().subList(0, plan.keys()).stream()
                    .map(RowEncoder.Column::name)
                    .map(name -> Expressions.column("`" + name.replace("`", "``") + "`"))
                    .toArray(Expression[]::new));
        }

        @Override
        public SortOrder[] requiredOrdering() {
            return new SortOrder[0];
        }

        @Override
        public CustomMetric[] supportedCustomMetrics() {
            return WriteFigures.all();
        }
    }

    private record TotalsStreamingWrite(TotalsPlan plan) implements StreamingWrite {

        @Override
        public StreamingDataWriterFactory createStreamingWriterFactory(PhysicalWriteInfo physical) {
            return new Factory(plan);
        }

        @Override
        public void commit(long epoch, WriterCommitMessage[] messages) {
            TaskOutcome.requireWritten(messages);
        }

        @Override
        public void abort(long epoch, WriterCommitMessage[] messages) {
            // Totals that were written say so, and are passed over when the micro-batch is run again.
        }
    }

    private record Factory(TotalsPlan plan) implements StreamingDataWriterFactory {

        @Override
        public DataWriter<InternalRow> createWriter(int partitionId, long taskId, long epochId) {
            return new TotalsDataWriter(plan, epochId);
        }
    }
}
