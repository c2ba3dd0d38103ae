package dev.scamander.spark.filter;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultTableMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Metadata of tables that exist only in a test. */
public final class TestTable {

    private static final CqlIdentifier KEYSPACE = CqlIdentifier.fromInternal("ks");
    private static final CqlIdentifier TABLE = CqlIdentifier.fromInternal("t");

    private final List<ColumnMetadata> partitionKey = new ArrayList<>();
    private final Map<ColumnMetadata, ClusteringOrder> clustering = new LinkedHashMap<>();
    private final Map<CqlIdentifier, ColumnMetadata> columns = new LinkedHashMap<>();

    /** Adds a column of the partition key. */
    public TestTable key(String name, DataType type) {
        partitionKey.add(column(name, type, false));
        return this;
    }

    /** Adds a clustering column in ascending order. */
    public TestTable clustering(String name, DataType type) {
        clustering.put(column(name, type, false), ClusteringOrder.ASC);
        return this;
    }

    /** Adds a clustering column in descending order. */
    public TestTable descending(String name, DataType type) {
        clustering.put(column(name, type, false), ClusteringOrder.DESC);
        return this;
    }

    /** Adds a static column. */
    public TestTable shared(String name, DataType type) {
        column(name, type, true);
        return this;
    }

    /** Adds a regular column. */
    public TestTable regular(String name, DataType type) {
        column(name, type, false);
        return this;
    }

    /** The table's metadata. */
    public TableMetadata build() {
        return new DefaultTableMetadata(
                KEYSPACE,
                TABLE,
                UUID.randomUUID(),
                false,
                false,
                partitionKey,
                clustering,
                columns,
                Map.of(),
                Map.of());
    }

    private ColumnMetadata column(String name, DataType type, boolean isStatic) {
        CqlIdentifier id = CqlIdentifier.fromInternal(name);
        ColumnMetadata column = new DefaultColumnMetadata(KEYSPACE, TABLE, id, type, isStatic);
        columns.put(id, column);
        return column;
    }
}
