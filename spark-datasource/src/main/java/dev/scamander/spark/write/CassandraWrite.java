package dev.scamander.spark.write;

import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import org.apache.spark.sql.connector.distributions.Distribution;
import org.apache.spark.sql.connector.distributions.Distributions;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.RequiresDistributionAndOrdering;
import org.apache.spark.sql.connector.write.streaming.StreamingWrite;

/** A write that is settled, as a batch or as a stream. */
final class CassandraWrite implements RequiresDistributionAndOrdering {

    private final RelationMetadata table;
    private final WritePlan plan;
    private final boolean truncate;

    CassandraWrite(RelationMetadata table, WritePlan plan, boolean truncate) {
        this.table = table;
        this.plan = plan;
        this.truncate = truncate;
    }

    @Override
    public String description() {
        return "cassandra " + plan.qualifiedTable();
    }

    @Override
    public BatchWrite toBatch() {
        if (truncate) {
            CassandraWriteBuilder.requireConfirmation(plan);
        }
        return new CassandraBatchWrite(plan, truncate);
    }

    /** In mode complete every micro-batch brings all rows, which replace those that have their keys: nothing need be truncated. */
    @Override
    public StreamingWrite toStreaming() {
        return new CassandraStreamingWrite(plan);
    }

    @Override
    public Distribution requiredDistribution() {
        if (!plan.options().clusterByPartitionKey()) {
            return Distributions.unspecified();
        }
        Expression[] partitionKey = table.getPartitionKey().stream()
                .map(column ->
                        Expressions.column("`" + column.getName().asInternal().replace("`", "``") + "`"))
                .toArray(Expression[]::new);
        return Distributions.clustered(partitionKey);
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
