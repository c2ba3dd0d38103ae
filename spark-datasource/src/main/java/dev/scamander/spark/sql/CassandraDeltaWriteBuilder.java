package dev.scamander.spark.sql;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.spark.option.WriteOptions;
import dev.scamander.spark.write.WriteFigures;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.write.DeltaBatchWrite;
import org.apache.spark.sql.connector.write.DeltaWrite;
import org.apache.spark.sql.connector.write.DeltaWriteBuilder;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.types.StructType;

/** Plans changes of rows when Spark has said which fields it brings. */
final class CassandraDeltaWriteBuilder implements DeltaWriteBuilder {

    private final TableMetadata table;
    private final WriteOptions options;
    private final LogicalWriteInfo info;

    CassandraDeltaWriteBuilder(TableMetadata table, WriteOptions options, LogicalWriteInfo info) {
        this.table = table;
        this.options = options;
        this.info = info;
    }

    @Override
    public DeltaWrite build() {
        return new CassandraDeltaWrite(DeltaPlan.of(
                table,
                options,
                info.rowIdSchema().orElseThrow(),
                info.schema(),
                info.metadataSchema().orElseGet(StructType::new)));
    }

    /** Changes that are settled. */
    private record CassandraDeltaWrite(DeltaPlan plan) implements DeltaWrite {

        @Override
        public String description() {
            return "cassandra " + plan.qualifiedTable();
        }

        @Override
        public DeltaBatchWrite toBatch() {
            return new CassandraDeltaBatchWrite(plan);
        }

        @Override
        public CustomMetric[] supportedCustomMetrics() {
            return WriteFigures.all();
        }
    }
}
