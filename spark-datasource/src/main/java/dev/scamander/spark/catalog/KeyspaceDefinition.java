package dev.scamander.spark.catalog;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.catalog.NamespaceChange;

/**
 * Spark's DDL of namespaces as CQL of keyspaces. The properties {@code class}, {@code replication_factor} and names of data centres
 * make the replication, {@code durable_writes} is itself; one replica is the default.
 */
public final class KeyspaceDefinition {

    private static final String DURABLE_WRITES = "durable_writes";

    private KeyspaceDefinition() {}

    /**
     * The statement that makes a keyspace.
     *
     * @param namespace one name
     * @param properties what the user gave
     * @return CQL
     */
    public static String create(String[] namespace, Map<String, String> properties) {
        if (namespace.length != 1) {
            throw new UnsupportedDefinitionException(String.join(".", namespace), "keyspaces have one name");
        }
        return "CREATE KEYSPACE " + CqlTypeNames.quoted(namespace[0]) + with(properties, Map.of());
    }

    /**
     * The statement that changes a keyspace.
     *
     * @param keyspace its name
     * @param replication its replication as it is
     * @param changes what Spark wants changed
     * @return CQL
     */
    public static String alter(String keyspace, Map<String, String> replication, NamespaceChange... changes) {
        Map<String, String> properties = new TreeMap<>();
        for (NamespaceChange change : changes) {
            if (!(change instanceof NamespaceChange.SetProperty set)) {
                throw new UnsupportedDefinitionException(
                        change.getClass().getSimpleName(), "properties of a keyspace can be set, not removed");
            }
            properties.put(set.property(), set.value());
        }
        return "ALTER KEYSPACE " + CqlTypeNames.quoted(keyspace) + with(properties, replication);
    }

    private static String with(Map<String, String> properties, Map<String, String> replication) {
        Map<String, String> map = new TreeMap<>(replication);
        String durable = "";
        for (Map.Entry<String, String> property : properties.entrySet()) {
            switch (property.getKey()) {
                case DURABLE_WRITES -> durable = " AND durable_writes = " + Boolean.parseBoolean(property.getValue());
                case "owner", "comment", "location" -> {
                    // Spark's own.
                }
                default -> map.put(property.getKey(), property.getValue());
            }
        }
        map.putIfAbsent("class", "SimpleStrategy");
        if (map.get("class").endsWith("SimpleStrategy")) {
            map.putIfAbsent("replication_factor", "1");
        }
        return map.entrySet().stream()
                        .map(entry -> "'" + escaped(entry.getKey()) + "': '" + escaped(entry.getValue()) + "'")
                        .collect(Collectors.joining(", ", " WITH replication = {", "}"))
                + durable;
    }

    private static String escaped(String text) {
        return text.replace("'", "''");
    }
}
