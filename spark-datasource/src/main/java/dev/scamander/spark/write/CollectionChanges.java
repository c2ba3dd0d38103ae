package dev.scamander.spark.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import dev.scamander.mapping.language.NearestName;
import dev.scamander.spark.option.WriteOption;
import dev.scamander.spark.option.WriteOptions.CollectionBehavior;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Columns whose collections are added to or taken from, instead of being replaced: that takes an UPDATE in place of an INSERT. */
final class CollectionChanges {

    private final Map<ColumnMetadata, CollectionBehavior> changes;

    private CollectionChanges(Map<ColumnMetadata, CollectionBehavior> changes) {
        this.changes = changes;
    }

    /**
     * Finds the columns that options name.
     *
     * @throws IllegalArgumentException if there is no such column, or if it is none that can be changed so
     */
    static CollectionChanges of(RelationMetadata table, Map<String, CollectionBehavior> options) {
        Map<ColumnMetadata, CollectionBehavior> changes = new HashMap<>();
        options.forEach((name, behavior) -> {
            ColumnMetadata column = table.getColumn(CqlIdentifier.fromInternal(name))
                    .orElseThrow(() -> WriteOption.COLLECTION_BEHAVIOR.invalid(
                            name, "there is no such column" + hint(table, name)));
            if (behavior != CollectionBehavior.OVERWRITE) {
                check(column, behavior);
                changes.put(column, behavior);
            }
        });
        return new CollectionChanges(changes);
    }

    private static String hint(RelationMetadata table, String name) {
        List<String> names = table.getColumns().keySet().stream()
                .map(CqlIdentifier::asInternal)
                .toList();
        return NearestName.of(name, names)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private static void check(ColumnMetadata column, CollectionBehavior behavior) {
        DataType type = column.getType();
        boolean open = type instanceof ListType list && !list.isFrozen()
                || type instanceof SetType set && !set.isFrozen()
                || type instanceof MapType map && !map.isFrozen();
        if (!open) {
            throw WriteOption.COLLECTION_BEHAVIOR.invalid(
                    column.getName().asInternal(),
                    "is " + type.asCql(true, true)
                            + "; only lists, sets and maps that are not frozen can be changed in part");
        }
        if (behavior == CollectionBehavior.PREPEND && !(type instanceof ListType)) {
            throw WriteOption.COLLECTION_BEHAVIOR.invalid(
                    column.getName().asInternal(), "is " + type.asCql(true, true) + ", and only lists have a front");
        }
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Whether this column is changed in part. */
    boolean adds(ColumnMetadata column) {
        return changes.containsKey(column);
    }

    /** Whether rows that are written twice are added twice. */
    boolean repeatAdds() {
        return changes.entrySet().stream()
                .anyMatch(change -> change.getKey().getType() instanceof ListType
                        && change.getValue() != CollectionBehavior.REMOVE);
    }

    /** The type of a column's bind variable: what is taken out of a map are keys. */
    DataType variableType(ColumnMetadata column) {
        return changes.get(column) == CollectionBehavior.REMOVE && column.getType() instanceof MapType map
                ? DataTypes.setOf(map.getKeyType())
                : column.getType();
    }

    /** The statement: its write timestamp first, then its TTL if it has one. */
    String update(RelationMetadata table, List<ColumnMetadata> written, boolean ttl) {
        StringJoiner set = new StringJoiner(", ");
        StringJoiner where = new StringJoiner(" AND ");
        for (ColumnMetadata column : written) {
            String name = column.getName().asCql(false);
            if (table.getPrimaryKey().contains(column)) {
                where.add(name + " = ?");
            } else {
                set.add(name + " = " + value(name, changes.getOrDefault(column, CollectionBehavior.OVERWRITE)));
            }
        }
        return "UPDATE " + table.getKeyspace().asCql(false) + "."
                + table.getName().asCql(false) + " USING TIMESTAMP ?" + (ttl ? " AND TTL ?" : "") + " SET " + set
                + " WHERE " + where;
    }

    private static String value(String name, CollectionBehavior behavior) {
        return switch (behavior) {
            case OVERWRITE -> "?";
            case APPEND -> name + " + ?";
            case PREPEND -> "? + " + name;
            case REMOVE -> name + " - ?";
        };
    }
}
