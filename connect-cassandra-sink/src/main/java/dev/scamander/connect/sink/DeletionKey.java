package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.language.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns by which rows are deleted, found in a table: its partition key and perhaps the first clustering columns. */
final class DeletionKey {
    private DeletionKey() {}

    /**
     * Finds the columns.
     *
     * @param names the columns as a setting names them
     * @return the columns in the order of the primary key
     * @throws IllegalArgumentException if no deletion goes by these columns, saying why
     */
    static List<CqlIdentifier> of(List<String> names, TableMetadata table) {
        List<CqlIdentifier> key =
                table.getPrimaryKey().stream().map(ColumnMetadata::getName).toList();
        Set<CqlIdentifier> wanted = new LinkedHashSet<>();
        for (String name : names) {
            if (!wanted.add(find(name, key, wanted, table))) {
                throw new IllegalArgumentException("Names column " + name + " twice");
            }
        }
        List<CqlIdentifier> missing = new ArrayList<>(key);
        missing.removeAll(wanted);
        for (ColumnMetadata column : table.getPartitionKey()) {
            if (missing.contains(column.getName())) {
                throw new IllegalArgumentException("Lacks " + column.getName().asCql(true)
                        + ": a deletion needs the whole partition key of " + described(table));
            }
        }
        List<CqlIdentifier> prefix = key.subList(0, wanted.size());
        for (CqlIdentifier column : prefix) {
            if (!wanted.contains(column)) {
                String later = wanted.stream()
                        .filter(name -> !prefix.contains(name))
                        .findFirst()
                        .orElseThrow()
                        .asCql(true);
                throw new IllegalArgumentException("Has " + later + " but not " + column.asCql(true)
                        + ", which comes before it in the primary key of " + described(table));
            }
        }
        return prefix;
    }

    private static CqlIdentifier find(
            String name, List<CqlIdentifier> key, Set<CqlIdentifier> found, TableMetadata table) {
        CqlIdentifier exact = CqlIdentifier.fromInternal(name);
        if (key.contains(exact)) {
            return exact;
        }
        List<CqlIdentifier> alike = key.stream()
                .filter(column -> column.asInternal().equalsIgnoreCase(name))
                .toList();
        if (alike.size() == 1) {
            return alike.get(0);
        }
        String nearest = NearestName.of(
                        name,
                        key.stream()
                                .filter(column -> !found.contains(column))
                                .map(CqlIdentifier::asInternal)
                                .toList())
                .map(known -> ". Did you mean '" + known + "'?")
                .orElse("");
        throw new IllegalArgumentException(
                "'" + name + "' is no column of the primary key of " + described(table) + nearest);
    }

    private static String described(TableMetadata table) {
        return table.getKeyspace().asCql(true) + '.' + table.getName().asCql(true) + ", ("
                + names(table.getPartitionKey()) + ")"
                + (table.getClusteringColumns().isEmpty()
                        ? ""
                        : ", " + names(List.copyOf(table.getClusteringColumns().keySet())));
    }

    private static String names(List<ColumnMetadata> columns) {
        return columns.stream().map(column -> column.getName().asCql(true)).collect(Collectors.joining(", "));
    }
}
