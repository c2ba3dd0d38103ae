package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.spark.pushdown.StaticColumns;
import dev.scamander.spark.type.CellMetadata;
import dev.scamander.spark.type.ValueBefore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/** What a query selects for the fields that Spark wants: columns, and what is known about their cells. */
final class Selection {

    private final RelationMetadata table;
    private final StructType schema;

    Selection(RelationMetadata table, StructType schema) {
        this.table = table;
        this.schema = schema;
    }

    /**
     * The selectors, one per field and perhaps one more.
     *
     * @param restricted whether the query restricts rows inside of partitions
     * @return CQL text
     */
    List<String> selectors(boolean restricted) {
        List<String> selectors = new ArrayList<>();
        for (String field : schema.fieldNames()) {
            selectors.add(column(field)
                    .or(() -> ValueBefore.column(table, field))
                    .map(column -> column.getName().asCql(false))
                    .orElseGet(() -> CellMetadata.selector(table, field).orElseThrow()));
        }
        if (selectors.isEmpty()) {
            // CQL cannot select nothing. Where no column is wanted rows still are, and every row has a key.
            selectors.add(table.getPartitionKey().get(0).getName().asCql(false));
        } else if (restricted && StaticColumns.areAlone(table, selected())) {
            selectors.add(table.getClusteringColumns()
                    .keySet()
                    .iterator()
                    .next()
                    .getName()
                    .asCql(false));
        }
        return selectors;
    }

    private List<ColumnMetadata> selected() {
        return Arrays.stream(schema.fieldNames())
                .flatMap(field -> column(field).or(() -> CellMetadata.column(table, field)).stream())
                .toList();
    }

    private Optional<ColumnMetadata> column(String field) {
        return table.getColumn(CqlIdentifier.fromInternal(field));
    }
}
