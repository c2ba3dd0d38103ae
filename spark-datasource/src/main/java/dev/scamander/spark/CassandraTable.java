package dev.scamander.spark;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.ViewMetadata;
import dev.scamander.spark.catalog.TableDefinition;
import dev.scamander.spark.option.ReadOptions;
import dev.scamander.spark.read.CassandraScanBuilder;
import dev.scamander.spark.type.CellMetadata;
import dev.scamander.spark.type.TypeMapping;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.connector.catalog.SupportsMetadataColumns;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A Cassandra table or materialised view, as Spark sees it. */
final class CassandraTable implements Table, SupportsRead, SupportsMetadataColumns {

    private final RelationMetadata metadata;
    private final Map<String, String> given;
    private final StructType schema;

    /**
     * Makes a table.
     *
     * @param metadata what the cluster says about it
     * @param given the options of the read or the catalog, keyspace and table among them
     */
    CassandraTable(RelationMetadata metadata, Map<String, String> given) {
        this.metadata = metadata;
        this.given = Map.copyOf(given);
        this.schema = new TypeMapping(options(given).decimalScale()).schema(metadata);
    }

    @Override
    public String name() {
        return keyspaceName() + "." + tableName();
    }

    String keyspaceName() {
        return metadata.getKeyspace().asInternal();
    }

    String tableName() {
        return metadata.getName().asInternal();
    }

    boolean isView() {
        return metadata instanceof ViewMetadata;
    }

    /** Keyspace and name, quoted. */
    String cqlName() {
        return metadata.getKeyspace().asCql(false) + "." + metadata.getName().asCql(false);
    }

    @Override
    @SuppressWarnings("deprecation") // Its successor has no constructor that all supported versions of Spark share.
    public StructType schema() {
        return schema;
    }

    @Override
    public MetadataColumn[] metadataColumns() {
        return CellMetadata.of(metadata, options(given).ignoreMissingMetaColumns())
                .toArray(MetadataColumn[]::new);
    }

    /** The partition key. */
    @Override
    public Transform[] partitioning() {
        return metadata.getPartitionKey().stream()
                .map(column ->
                        Expressions.identity("`" + column.getName().asInternal().replace("`", "``") + "`"))
                .toArray(Transform[]::new);
    }

    /** Clustering columns and table options, as {@code CREATE TABLE} takes them. */
    @Override
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        if (!metadata.getClusteringColumns().isEmpty()) {
            properties.put(
                    TableDefinition.CLUSTERING_KEY,
                    metadata.getClusteringColumns().entrySet().stream()
                            .map(column -> column.getKey().getName().asInternal() + "."
                                    + column.getValue().name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")));
        }
        for (Map.Entry<CqlIdentifier, Object> option : metadata.getOptions().entrySet()) {
            properties.put(option.getKey().asInternal(), String.valueOf(option.getValue()));
        }
        return properties;
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap scanOptions) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(given);
        all.putAll(scanOptions.asCaseSensitiveMap());
        return new CassandraScanBuilder(metadata, options(all), schema);
    }

    private static ReadOptions options(Map<String, String> given) {
        return ReadOptions.of(SessionSettings.behind(given));
    }
}
