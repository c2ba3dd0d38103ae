package dev.scamander.spark;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.ViewMetadata;
import dev.scamander.spark.catalog.TableDefinition;
import dev.scamander.spark.filter.FilterPushdown;
import dev.scamander.spark.option.OptionSource;
import dev.scamander.spark.option.ReadOptions;
import dev.scamander.spark.option.StreamOptions;
import dev.scamander.spark.option.WriteOptions;
import dev.scamander.spark.read.CassandraScanBuilder;
import dev.scamander.spark.sql.KeyDelete;
import dev.scamander.spark.stream.CassandraMicroBatchStream;
import dev.scamander.spark.stream.TotalsWriteBuilder;
import dev.scamander.spark.type.CellMetadata;
import dev.scamander.spark.type.TypeMapping;
import dev.scamander.spark.type.ValueBefore;
import dev.scamander.spark.write.CassandraWriteBuilder;
import dev.scamander.spark.write.TableTruncation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.connector.catalog.SupportsDeleteV2;
import org.apache.spark.sql.connector.catalog.SupportsMetadataColumns;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A Cassandra table or materialised view, as Spark sees it. */
class CassandraTable implements Table, SupportsRead, SupportsWrite, SupportsDeleteV2, SupportsMetadataColumns {

    private static final Set<TableCapability> WRITES = Set.of(
            TableCapability.BATCH_WRITE,
            TableCapability.TRUNCATE,
            TableCapability.STREAMING_WRITE,
            TableCapability.MICRO_BATCH_READ);

    private final RelationMetadata metadata;
    private final Map<String, String> given;
    private final StructType schema;
    private final boolean byName;

    /**
     * Makes a table.
     *
     * @param metadata what the cluster says about it
     * @param given the options of the read or the catalog, keyspace and table among them
     * @param byName whether rows that are written have columns of the table by name, perhaps not all of them; otherwise Spark brings
     *     all of them, in order
     */
    CassandraTable(RelationMetadata metadata, Map<String, String> given, boolean byName) {
        this.metadata = metadata;
        this.byName = byName;
        this.given = Map.copyOf(given);
        this.schema = types().schema(metadata);
    }

    /**
     * Makes a table, whose rows Spark may change one by one if it is not a view.
     *
     * @param metadata what the cluster says about it
     * @param given the options of the read or the catalog, keyspace and table among them
     * @param byName whether rows that are written have columns of the table by name
     */
    static CassandraTable of(RelationMetadata metadata, Map<String, String> given, boolean byName) {
        return metadata instanceof TableMetadata table
                ? new RowLevelTable(table, given, byName)
                : new CassandraTable(metadata, given, byName);
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
        return Stream.concat(
                        CellMetadata.of(metadata, options(given).ignoreMissingMetaColumns()).stream(),
                        ValueBefore.of(metadata, types()).stream())
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
        Set<TableCapability> capabilities = EnumSet.of(TableCapability.BATCH_READ);
        if (!isView()) {
            capabilities.addAll(WRITES);
            if (byName) {
                capabilities.add(TableCapability.ACCEPT_ANY_SCHEMA);
            }
        }
        return capabilities;
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap scanOptions) {
        OptionSource source = SessionSettings.behind(with(scanOptions));
        ReadOptions read = ReadOptions.of(source);
        CassandraScanBuilder builder = new CassandraScanBuilder(metadata, read, schema);
        return metadata instanceof TableMetadata table
                ? builder.streamedBy(() -> new CassandraMicroBatchStream(table, read, StreamOptions.of(source), schema))
                : builder;
    }

    @Override
    public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
        WriteOptions options = writeOptions(info.options());
        return metadata instanceof TableMetadata table && !options.aggregates().isEmpty()
                ? new TotalsWriteBuilder(table, info, options)
                : new CassandraWriteBuilder(metadata, info, options);
    }

    /** Whether the condition names rows by their keys, so that they need not be read, or all rows. */
    @Override
    public boolean canDeleteWhere(Predicate[] predicates) {
        boolean byKey = isEverything(predicates) || keyDelete(predicates).isPresent();
        if (!byKey && TypeMapping.hasStatics(metadata)) {
            throw new UnsupportedOperationException(name()
                    + " has static columns, so that there are partitions without rows, which have no whole primary key: rows"
                    + " can only be deleted by conditions on the partition key and clustering columns behind it");
        }
        return byKey;
    }

    @Override
    public void deleteWhere(Predicate[] predicates) {
        if (isEverything(predicates)) {
            truncateTable();
            return;
        }
        keyDelete(predicates)
                .orElseThrow(() -> new IllegalArgumentException(
                        name() + ": CQL cannot delete where " + Arrays.toString(predicates)))
                .run(writeOptions(CaseInsensitiveStringMap.empty()));
    }

    private boolean isEverything(Predicate[] predicates) {
        return !isView()
                && Arrays.stream(predicates)
                        .allMatch(predicate -> predicate.name().equals("ALWAYS_TRUE"));
    }

    private Optional<KeyDelete> keyDelete(Predicate[] predicates) {
        FilterPushdown pushdown =
                new FilterPushdown(metadata, types(), options(given).maxKeys(), false);
        return metadata instanceof TableMetadata table ? KeyDelete.of(table, pushdown, predicates) : Optional.empty();
    }

    @Override
    public boolean truncateTable() {
        TableTruncation.run(
                metadata, writeOptions(CaseInsensitiveStringMap.empty()).connection());
        return true;
    }

    final WriteOptions writeOptions(CaseInsensitiveStringMap more) {
        return WriteOptions.of(SessionSettings.behind(with(more)));
    }

    private TypeMapping types() {
        return new TypeMapping(options(given).decimalScale());
    }

    private Map<String, String> with(CaseInsensitiveStringMap more) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(given);
        all.putAll(more.asCaseSensitiveMap());
        return all;
    }

    private static ReadOptions options(Map<String, String> given) {
        return ReadOptions.of(SessionSettings.behind(given));
    }
}
