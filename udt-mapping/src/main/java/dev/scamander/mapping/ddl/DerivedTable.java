package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table that was derived, with the types that it needs.
 *
 * @param keyspace the keyspace of all of it
 * @param name the table's name
 * @param types the user-defined types, each after those that it needs
 * @param columns names and types of the columns in their order
 * @param partitionKey the columns of the partition key
 * @param clustering the clustering columns and their order
 */
public record DerivedTable(
        CqlIdentifier keyspace,
        CqlIdentifier name,
        List<UserDefinedType> types,
        Map<CqlIdentifier, DataType> columns,
        List<CqlIdentifier> partitionKey,
        Map<CqlIdentifier, ClusteringOrder> clustering) {

    /** Keeps unmodifiable copies. */
    public DerivedTable {
        types = List.copyOf(types);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        partitionKey = List.copyOf(partitionKey);
        clustering = Collections.unmodifiableMap(new LinkedHashMap<>(clustering));
    }

    /** The statements that make the types and then the table, if they do not exist. */
    public List<String> statements() {
        List<String> statements = new ArrayList<>();
        types.forEach(type -> statements.add(createType(type)));
        statements.add(createTable());
        return statements;
    }

    /** The statement that makes one of the types, if it does not exist. */
    public static String createType(UserDefinedType type) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < type.getFieldNames().size(); i++) {
            fields.add("  "
                    + definition(
                            type.getFieldNames().get(i), type.getFieldTypes().get(i)));
        }
        return "CREATE TYPE IF NOT EXISTS " + type.getKeyspace().asCql(true) + "."
                + type.getName().asCql(true) + " (\n" + String.join(",\n", fields) + "\n)";
    }

    private String createTable() {
        List<String> lines = new ArrayList<>();
        columns.forEach((column, type) -> lines.add("  " + definition(column, type)));
        String key = partitionKey.stream().map(column -> column.asCql(true)).collect(Collectors.joining(", "));
        String rest = clustering.keySet().stream()
                .map(column -> ", " + column.asCql(true))
                .collect(Collectors.joining());
        lines.add("  PRIMARY KEY ((" + key + ")" + rest + ")");
        String order = clustering.entrySet().stream()
                .map(entry -> entry.getKey().asCql(true) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        boolean ordered = clustering.containsValue(ClusteringOrder.DESC);
        return "CREATE TABLE IF NOT EXISTS " + keyspace.asCql(true) + "." + name.asCql(true) + " (\n"
                + String.join(",\n", lines) + "\n)" + (ordered ? " WITH CLUSTERING ORDER BY (" + order + ")" : "");
    }

    static String definition(CqlIdentifier name, DataType type) {
        return name.asCql(true) + " " + type.asCql(true, true);
    }
}
