package dev.scamander.spark;

import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.spark.option.ReadOptions;
import dev.scamander.spark.read.CassandraScanBuilder;
import dev.scamander.spark.type.TypeMapping;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A Cassandra table or materialised view, as Spark sees it. */
final class CassandraTable implements Table, SupportsRead {

    private final RelationMetadata metadata;
    private final ReadOptions options;
    private final StructType schema;

    CassandraTable(RelationMetadata metadata, ReadOptions options) {
        this.metadata = metadata;
        this.options = options;
        this.schema = new TypeMapping(options.decimalScale()).schema(metadata);
    }

    @Override
    public String name() {
        return metadata.getKeyspace().asInternal() + "." + metadata.getName().asInternal();
    }

    @Override
    @SuppressWarnings("deprecation") // Its successor has no constructor that all supported versions of Spark share.
    public StructType schema() {
        return schema;
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap scanOptions) {
        return new CassandraScanBuilder(metadata, options, schema);
    }
}
