package dev.scamander.spark.pushdown;

import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import java.util.Collection;

/** What is particular about reading static columns. */
public final class StaticColumns {

    private StaticColumns() {}

    /**
     * Tells whether a query selects static columns, and besides them at most columns of the partition key. CQL refuses to restrict
     * clustering columns in such a query.
     *
     * @param table the table
     * @param selected the columns that the query selects, or selects something of
     * @return true if nothing selected belongs to rows inside of partitions
     */
    public static boolean areAlone(RelationMetadata table, Collection<ColumnMetadata> selected) {
        return selected.stream().anyMatch(ColumnMetadata::isStatic)
                && selected.stream()
                        .allMatch(column ->
                                column.isStatic() || table.getPartitionKey().contains(column));
    }
}
