package dev.scamander.spark.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A {@code CREATE TABLE} of Spark as CQL. {@code PARTITIONED BY} names the partition key; the table property
 * {@code clustering_key} the clustering columns, as in {@code day.desc, hour}; other properties are table options.
 */
public final class TableDefinition {

    /** The table property that names clustering columns and their order. */
    public static final String CLUSTERING_KEY = "clustering_key";

    /** Properties that Spark sets itself. */
    private static final Set<String> SPARKS_OWN =
            Set.of("provider", "owner", "location", "external", "is_managed_location", "collation");

    private final String keyspace;
    private final String table;
    private final StructType schema;
    private final List<String> partitionKey;
    private final Map<String, String> clustering;
    private final Map<String, String> options;

    /**
     * Reads a definition.
     *
     * @param keyspace the table's keyspace
     * @param table its name
     * @param schema its columns
     * @param partitions what follows PARTITIONED BY
     * @param properties the table properties
     * @throws UnsupportedDefinitionException if Cassandra has no such tables
     */
    public TableDefinition(
            String keyspace, String table, StructType schema, Transform[] partitions, Map<String, String> properties) {
        this.keyspace = keyspace;
        this.table = table;
        this.schema = schema;
        this.partitionKey = Arrays.stream(partitions).map(this::partitionColumn).toList();
        this.clustering = clustering(properties.getOrDefault(CLUSTERING_KEY, ""));
        this.options = new TreeMap<>(properties);
        options.remove(CLUSTERING_KEY);
        options.keySet().removeAll(SPARKS_OWN);
        if (partitionKey.isEmpty()) {
            throw new UnsupportedDefinitionException(
                    "table " + table, "has no partition key; add PARTITIONED BY (column, ...)");
        }
    }

    /**
     * The statements that make the table, in order: user-defined types first.
     *
     * @return CQL
     */
    public List<String> statements() {
        CqlTypeNames types = new CqlTypeNames(keyspace, table);
        List<String> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            columns.add(CqlTypeNames.quoted(field.name()) + " " + types.of(field.name(), field.dataType()));
        }
        String key = "PRIMARY KEY ((" + names(partitionKey) + ")"
                + (clustering.isEmpty() ? "" : ", " + names(List.copyOf(clustering.keySet()))) + ")";
        List<String> with = new ArrayList<>();
        if (!clustering.isEmpty()) {
            with.add(clustering.entrySet().stream()
                    .map(column -> CqlTypeNames.quoted(column.getKey()) + " " + column.getValue())
                    .collect(Collectors.joining(", ", "CLUSTERING ORDER BY (", ")")));
        }
        options.forEach((name, value) -> with.add(option(name, value)));
        List<String> statements = new ArrayList<>(types.createTypes());
        statements.add("CREATE TABLE " + CqlTypeNames.quoted(keyspace) + "." + CqlTypeNames.quoted(table) + " ("
                + String.join(", ", columns) + ", " + key + ")"
                + (with.isEmpty() ? "" : " WITH " + String.join(" AND ", with)));
        return statements;
    }

    /** A table option: numbers, flags and maps as they are, everything else as text. */
    static String option(String name, String value) {
        if (!name.matches("[a-z_]+")) {
            throw new UnsupportedDefinitionException(
                    "table property " + name, "is no option of Cassandra tables, such as comment or compaction");
        }
        boolean literal = value.matches("-?[0-9.]+|true|false") || (value.startsWith("{") && value.endsWith("}"));
        return name + " = " + (literal ? value : "'" + value.replace("'", "''") + "'");
    }

    private String partitionColumn(Transform transform) {
        if (!transform.name().equals("identity") || transform.references().length != 1) {
            throw new UnsupportedDefinitionException(
                    "PARTITIONED BY " + transform.describe(), "a partition key consists of columns as they are");
        }
        return column(String.join(".", transform.references()[0].fieldNames()), "PARTITIONED BY");
    }

    private Map<String, String> clustering(String list) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String part : list.split(",")) {
            String trimmed = part.trim();
            if (trimmed.isEmpty()) {
                continue;
            }
            String lower = trimmed.toLowerCase(Locale.ROOT);
            boolean ordered = lower.endsWith(".desc") || lower.endsWith(".asc");
            String name = ordered ? trimmed.substring(0, trimmed.lastIndexOf('.')) : trimmed;
            columns.put(column(name, CLUSTERING_KEY), lower.endsWith(".desc") ? "DESC" : "ASC");
        }
        return columns;
    }

    private String column(String name, String where) {
        return Arrays.stream(schema.fieldNames())
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new UnsupportedDefinitionException(
                        where + " " + name,
                        "the table has no such column, only " + String.join(", ", schema.fieldNames())));
    }

    private static String names(List<String> columns) {
        return columns.stream().map(CqlTypeNames::quoted).collect(Collectors.joining(", "));
    }
}
