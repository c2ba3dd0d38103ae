package dev.scamander.spark.type;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.types.DataType;

/**
 * A column as it was read, {@code before(<column>)}, beside the column that an {@code UPDATE} changes: only what differs is written, so that
 * what does not keeps its write timestamp and its time to live.
 *
 * @param name the name in Spark
 * @param dataType the type in Spark
 */
public record ValueBefore(String name, DataType dataType) implements MetadataColumn {

    private static final String PREFIX = "before(";

    @Override
    public boolean isNullable() {
        return true;
    }

    /**
     * Those of all columns that can change.
     *
     * @param table the table's metadata
     * @param types how its columns become Spark types
     * @return one for each column outside the primary key
     */
    public static List<ValueBefore> of(RelationMetadata table, TypeMapping types) {
        return table.getColumns().values().stream()
                .filter(column -> !table.getPrimaryKey().contains(column))
                .map(column -> new ValueBefore(nameOf(column.getName().asInternal()), types.toSpark(column.getType())))
                .toList();
    }

    /**
     * The name for a column.
     *
     * @param column the column's name
     * @return its name as it was read
     */
    public static String nameOf(String column) {
        return PREFIX + column + ")";
    }

    /**
     * The column that a name stands for.
     *
     * @param table the table's metadata
     * @param name the name in Spark
     * @return the column; empty if the name is of no such column
     */
    public static Optional<ColumnMetadata> column(RelationMetadata table, String name) {
        return name.startsWith(PREFIX) && name.endsWith(")")
                ? table.getColumn(CqlIdentifier.fromInternal(name.substring(PREFIX.length(), name.length() - 1)))
                : Optional.empty();
    }
}
