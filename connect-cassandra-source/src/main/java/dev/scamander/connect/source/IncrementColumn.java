package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.IndexMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.time.TimeColumn;
import dev.scamander.connect.source.config.TableName;
import java.util.Locale;

/** Finds the column that increments go by. */
final class IncrementColumn {
    static final String SETTING = "incremental.column";

    private IncrementColumn() {}

    /**
     * The column of a table.
     *
     * @throws UnfitSettingException if there is none of that name that rows can be found by
     */
    static TimeColumn of(TableName table, TableMetadata metadata, CqlIdentifier name) {
        ColumnMetadata column = metadata.getColumn(name)
                .orElseThrow(() ->
                        new UnfitSettingException(SETTING, "Table " + table + " has no column " + name.asCql(true)));
        String subject = "Column " + name.asCql(true) + " of table " + table + " ";
        TimeColumn time;
        try {
            time = TimeColumn.of(metadata, column);
        } catch (IllegalArgumentException e) {
            throw new UnfitSettingException(SETTING, subject + e.getMessage());
        }
        if (!time.clustering() && metadata.getIndexes().values().stream().noneMatch(index -> isOf(index, name))) {
            throw new UnfitSettingException(
                    SETTING, subject + "is neither the first clustering column nor has it a storage-attached index");
        }
        return time;
    }

    private static boolean isOf(IndexMetadata index, CqlIdentifier column) {
        String kind = index.getClassName().orElse("").toLowerCase(Locale.ROOT);
        return (kind.equals("sai") || kind.endsWith("storageattachedindex"))
                && (index.getTarget().equals(column.asCql(true))
                        || index.getTarget().equals(column.asInternal()));
    }
}
