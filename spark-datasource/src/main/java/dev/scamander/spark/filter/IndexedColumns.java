package dev.scamander.spark.filter;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.IndexMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds columns with a storage-attached index (SAI) that answers as the column's own order and equality do. */
public final class IndexedColumns {

    private static final List<String> CLASS_NAMES =
            List.of("sai", "storageattachedindex", "org.apache.cassandra.index.sai.storageattachedindex");

    private IndexedColumns() {}

    /**
     * Finds them.
     *
     * @param relation the table's metadata
     * @return the columns; none for a view
     */
    public static List<ColumnMetadata> of(RelationMetadata relation) {
        List<ColumnMetadata> columns = new ArrayList<>();
        if (relation instanceof TableMetadata table) {
            for (IndexMetadata index : table.getIndexes().values()) {
                table.getColumns().values().stream()
                        .filter(column -> isOn(index, column) && isExact(index) && isScalar(column))
                        .filter(column -> !table.getPartitionKey().contains(column) && !column.isStatic())
                        .forEach(columns::add);
            }
        }
        return columns;
    }

    private static boolean isOn(IndexMetadata index, ColumnMetadata column) {
        CqlIdentifier name = column.getName();
        return index.getTarget().equals(name.asCql(true)) || index.getTarget().equals(name.asCql(false));
    }

    /** Analyzers and normalisation make texts equal that are not. */
    private static boolean isExact(IndexMetadata index) {
        Map<String, String> options = index.getOptions();
        return CLASS_NAMES.contains(index.getClassName().orElse("").toLowerCase(java.util.Locale.ROOT))
                && options.getOrDefault("case_sensitive", "true").equals("true")
                && options.getOrDefault("normalize", "false").equals("false")
                && options.getOrDefault("ascii", "false").equals("false")
                && options.keySet().stream().noneMatch(name -> name.endsWith("analyzer"));
    }

    private static boolean isScalar(ColumnMetadata column) {
        return switch (column.getType().getProtocolCode()) {
            case ProtocolConstants.DataType.LIST,
                    ProtocolConstants.DataType.SET,
                    ProtocolConstants.DataType.MAP,
                    ProtocolConstants.DataType.TUPLE,
                    ProtocolConstants.DataType.UDT,
                    ProtocolConstants.DataType.CUSTOM -> false;
            default -> true;
        };
    }

    /** Indexes of text know equality alone. */
    static boolean isOrdered(ColumnMetadata column) {
        return switch (column.getType().getProtocolCode()) {
            case ProtocolConstants.DataType.ASCII,
                    ProtocolConstants.DataType.VARCHAR,
                    ProtocolConstants.DataType.BOOLEAN -> false;
            default -> true;
        };
    }
}
