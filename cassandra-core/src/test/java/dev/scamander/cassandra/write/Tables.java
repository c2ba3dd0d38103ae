package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultTableMetadata;
import dev.scamander.cassandra.protocol.Cells;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tables for tests, described as {@code p:key c1:clustering s:static a:text n:counter}. */
final class Tables {
    static final CqlIdentifier KEYSPACE = CqlIdentifier.fromInternal("ks");

    private Tables() {}

    static TableMetadata table(String name, String... columns) {
        CqlIdentifier table = CqlIdentifier.fromInternal(name);
        List<ColumnMetadata> partitionKey = new ArrayList<>();
        Map<ColumnMetadata, ClusteringOrder> clustering = new LinkedHashMap<>();
        Map<CqlIdentifier, ColumnMetadata> all = new LinkedHashMap<>();
        for (String column : columns) {
            String[] parts = column.split(":");
            DataType type = parts[1].equals("counter") ? DataTypes.COUNTER : DataTypes.TEXT;
            CqlIdentifier id = CqlIdentifier.fromInternal(parts[0]);
            ColumnMetadata metadata = new DefaultColumnMetadata(KEYSPACE, table, id, type, parts[1].equals("static"));
            all.put(id, metadata);
            if (parts[1].equals("key")) {
                partitionKey.add(metadata);
            } else if (parts[1].equals("clustering")) {
                clustering.put(metadata, ClusteringOrder.ASC);
            }
        }
        return new DefaultTableMetadata(
                KEYSPACE, table, UUID.randomUUID(), false, false, partitionKey, clustering, all, Map.of(), Map.of());
    }

    static List<CqlIdentifier> columns(String... names) {
        return Arrays.stream(names).map(CqlIdentifier::fromInternal).toList();
    }

    /** The values of an operation, in the order of its columns. */
    static ByteBuffer[] values(Operation operation) {
        return Cells.values(
                operation.cells(), operation.target().write().columns().size());
    }
}
