package dev.scamander.spark.write;

import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.spark.option.WriteOption;
import dev.scamander.spark.option.WriteOptions;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.SupportsTruncate;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.internal.connector.SupportsStreamingUpdateAsAppend;

/** Plans a write when Spark has said all about it. Rows with the key of a row that exists always replace it, in streams too. */
public final class CassandraWriteBuilder implements WriteBuilder, SupportsTruncate, SupportsStreamingUpdateAsAppend {

    private final RelationMetadata table;
    private final LogicalWriteInfo info;
    private final WriteOptions options;
    private boolean truncate;

    /**
     * Makes a builder.
     *
     * @param table the table's metadata
     * @param info the rows' fields
     * @param options the write's options
     */
    public CassandraWriteBuilder(RelationMetadata table, LogicalWriteInfo info, WriteOptions options) {
        this.table = table;
        this.info = info;
        this.options = options;
    }

    @Override
    public WriteBuilder truncate() {
        truncate = true;
        return this;
    }

    @Override
    public Write build() {
        return new CassandraWrite(table, WritePlanner.plan(table, info.schema(), options), truncate);
    }

    /** Checks that the user has allowed to truncate. */
    static void requireConfirmation(WritePlan plan) {
        if (!plan.options().confirmTruncate()) {
            throw WriteOption.CONFIRM_TRUNCATE.invalid(
                    "false",
                    "mode overwrite truncates " + plan.qualifiedTable() + "; write .option(\""
                            + WriteOption.CONFIRM_TRUNCATE.optionName()
                            + "\", \"true\") if that is meant, or mode append");
        }
    }
}
