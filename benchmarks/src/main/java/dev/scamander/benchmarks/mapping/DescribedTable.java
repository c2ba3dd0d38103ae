package dev.scamander.benchmarks.mapping;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultTableMetadata;
import dev.scamander.benchmarks.records.BenchTable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The driver's metadata of a table that is in no cluster. */
final class DescribedTable {

    private DescribedTable() {}

    static TableMetadata of(BenchTable table) {
        CqlIdentifier keyspace = CqlIdentifier.fromCql(table.keyspace());
        CqlIdentifier name = CqlIdentifier.fromCql(table.name());
        Map<CqlIdentifier, ColumnMetadata> columns = new LinkedHashMap<>();
        table.columns().forEach((column, type) -> {
            CqlIdentifier id = CqlIdentifier.fromCql(column);
            columns.put(id, new DefaultColumnMetadata(keyspace, name, id, type, false));
        });
        List<ColumnMetadata> partitionKey = table.partitionKey().stream()
                .map(column -> columns.get(CqlIdentifier.fromCql(column)))
                .toList();
        Map<ColumnMetadata, ClusteringOrder> clustering = new LinkedHashMap<>();
        table.clusteringColumns()
                .forEach(column -> clustering.put(columns.get(CqlIdentifier.fromCql(column)), ClusteringOrder.DESC));
        return new DefaultTableMetadata(
                keyspace,
                name,
                UUID.nameUUIDFromBytes(table.name().getBytes(StandardCharsets.UTF_8)),
                false,
                false,
                partitionKey,
                clustering,
                columns,
                Map.of(),
                Map.of());
    }
}
