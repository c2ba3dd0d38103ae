package dev.scamander.benchmarks.records;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as every contender sees it. Uses only what the driver's API has had since version 4.0, because peers bring older
 * drivers of the same packages.
 *
 * @param keyspace the keyspace
 * @param name the table
 * @param columns names and types, in the order in which they are bound
 * @param partitionKey the names that make the partition key
 * @param clusteringColumns the names that make the rest of the primary key
 */
public record BenchTable(
        String keyspace,
        String name,
        LinkedHashMap<String, DataType> columns,
        List<String> partitionKey,
        List<String> clusteringColumns) {

    /** The mapping that takes each column from the value's field of the same name. */
    public String mapping() {
        return columns.keySet().stream()
                .map(column -> column + "=value." + column)
                .collect(Collectors.joining(", "));
    }

    /** The names that make the primary key, in its order. */
    public List<String> primaryKey() {
        return Stream.concat(partitionKey.stream(), clusteringColumns.stream()).toList();
    }

    /** The statement that writes all columns, with markers named like the columns. */
    public String insert() {
        String markers = columns.keySet().stream().map(column -> ":" + column).collect(Collectors.joining(", "));
        return "INSERT INTO " + qualifiedName() + " (" + String.join(", ", columns.keySet()) + ") VALUES (" + markers
                + ")";
    }

    /** The statements that create the keyspace, the types and the table on one node, where they do not exist. */
    public List<String> create() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE KEYSPACE IF NOT EXISTS " + keyspace
                + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        columns.values().forEach(type -> createTypes(type, statements));
        String definitions = columns.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue().asCql(true, true))
                .collect(Collectors.joining(", "));
        String clustering =
                clusteringColumns.stream().map(column -> ", " + column).collect(Collectors.joining());
        String order =
                clusteringColumns.stream().map(column -> column + " DESC").collect(Collectors.joining(", "));
        statements.add("CREATE TABLE IF NOT EXISTS " + qualifiedName() + " (" + definitions + ", PRIMARY KEY (("
                + String.join(", ", partitionKey) + ")" + clustering + "))"
                + (clusteringColumns.isEmpty() ? "" : " WITH CLUSTERING ORDER BY (" + order + ")"));
        return statements;
    }

    /** {@code keyspace.table}. */
    public String qualifiedName() {
        return keyspace + "." + name;
    }

    private static void createTypes(DataType type, List<String> statements) {
        if (type instanceof MapType map) {
            createTypes(map.getValueType(), statements);
        } else if (type instanceof UserDefinedType udt) {
            udt.getFieldTypes().forEach(field -> createTypes(field, statements));
            statements.add(udt.describe(false).replace("CREATE TYPE", "CREATE TYPE IF NOT EXISTS"));
        }
    }

    static UserDefinedType type(String keyspace, String name, Map<String, DataType> fields) {
        var builder = new com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder(
                CqlIdentifier.fromCql(keyspace), CqlIdentifier.fromCql(name));
        fields.forEach((field, type) -> builder.withField(CqlIdentifier.fromCql(field), type));
        return builder.frozen().build();
    }
}
