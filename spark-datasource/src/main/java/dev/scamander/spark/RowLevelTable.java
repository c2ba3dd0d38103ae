package dev.scamander.spark;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.spark.sql.CassandraRowLevelOperation;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.SupportsRowLevelOperations;
import org.apache.spark.sql.connector.write.RowLevelOperationBuilder;
import org.apache.spark.sql.connector.write.RowLevelOperationInfo;

/** A table each of whose rows is known by its primary key: Spark can find rows and change them. */
final class RowLevelTable extends CassandraTable implements SupportsRowLevelOperations {

    private final TableMetadata table;

    RowLevelTable(TableMetadata table, Map<String, String> given, boolean byName) {
        super(table, given, byName);
        this.table = table;
    }

    @Override
    public RowLevelOperationBuilder newRowLevelOperationBuilder(RowLevelOperationInfo info) {
        return () -> new CassandraRowLevelOperation(
                table, info.command(), writeOptions(info.options()), this::newScanBuilder);
    }
}
