package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.mapping.language.NearestName;
import dev.scamander.mapping.language.Target;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a row is made for: the columns of a table, or the variables of a statement.
 *
 * @param name how messages call it, such as {@code shop.product}
 * @param columns names and types in their order
 * @param partitionKey the columns of the partition key, empty for a statement
 * @param clustering the clustering columns, empty for a statement
 * @param statics the static columns, empty for a statement
 */
record RowShape(
        String name,
        Map<CqlIdentifier, DataType> columns,
        List<CqlIdentifier> partitionKey,
        List<CqlIdentifier> clustering,
        Set<CqlIdentifier> statics) {

    static RowShape of(TableMetadata table) {
        Map<CqlIdentifier, DataType> columns = new LinkedHashMap<>();
        table.getColumns().forEach((name, column) -> columns.put(name, column.getType()));
        return new RowShape(
                table.getKeyspace().asCql(true) + "." + table.getName().asCql(true),
                Collections.unmodifiableMap(columns),
                table.getPartitionKey().stream().map(ColumnMetadata::getName).toList(),
                table.getClusteringColumns().keySet().stream()
                        .map(ColumnMetadata::getName)
                        .toList(),
                table.getColumns().values().stream()
                        .filter(ColumnMetadata::isStatic)
                        .map(ColumnMetadata::getName)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    static RowShape ofVariables(String name, Map<CqlIdentifier, DataType> variables) {
        return new RowShape(
                name, Collections.unmodifiableMap(new LinkedHashMap<>(variables)), List.of(), List.of(), Set.of());
    }

    /** The same without some columns. */
    RowShape without(Set<CqlIdentifier> hidden) {
        Map<CqlIdentifier, DataType> rest = new LinkedHashMap<>(columns);
        rest.keySet().removeAll(hidden);
        return new RowShape(
                name,
                Collections.unmodifiableMap(rest),
                partitionKey,
                clustering.stream().filter(column -> !hidden.contains(column)).toList(),
                statics);
    }

    boolean isKey(CqlIdentifier column) {
        return partitionKey.contains(column) || clustering.contains(column);
    }

    boolean hasCounters() {
        return columns.containsValue(DataTypes.COUNTER);
    }

    /** How messages call a column: with the names and its type. */
    String target(CqlIdentifier column) {
        return untypedTarget(column) + " " + columns.get(column).asCql(false, true);
    }

    String untypedTarget(CqlIdentifier column) {
        String table = name.substring(name.indexOf('.') + 1);
        return table + "." + column.asCql(true);
    }

    /**
     * Finds the column that a mapping means.
     *
     * @param error makes the exception for a reason
     */
    CqlIdentifier resolve(Target.Column wanted, Function<String, ? extends RuntimeException> error) {
        CqlIdentifier exact = CqlIdentifier.fromInternal(wanted.name());
        if (columns.containsKey(exact)) {
            return exact;
        }
        List<CqlIdentifier> alike = wanted.quoted()
                ? List.of()
                : columns.keySet().stream()
                        .filter(column -> column.asInternal().equalsIgnoreCase(wanted.name()))
                        .toList();
        if (alike.size() == 1) {
            return alike.get(0);
        }
        if (alike.size() > 1) {
            String names = alike.stream().map(column -> column.asCql(false)).collect(Collectors.joining(", "));
            throw error.apply(name + " has several columns that column " + wanted + " may mean: " + names
                    + "; write the one you mean with its capitals");
        }
        List<String> known =
                columns.keySet().stream().map(CqlIdentifier::asInternal).toList();
        boolean statement = partitionKey.isEmpty();
        throw error.apply(name
                + (statement ? " has no bind variable :" : " has no column ")
                + wanted
                + NearestName.of(wanted.name(), known)
                        .map(nearest -> "; did you mean "
                                + CqlIdentifier.fromInternal(nearest).asCql(true) + "?")
                        .orElseGet(() -> (statement ? "; its bind variables are " : "; its columns are ")
                                + columns.keySet().stream()
                                        .map(column -> column.asCql(true))
                                        .collect(Collectors.joining(", "))));
    }
}
