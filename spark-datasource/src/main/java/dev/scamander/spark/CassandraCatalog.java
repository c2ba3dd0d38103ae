package dev.scamander.spark;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import dev.scamander.cassandra.connection.ConnectionSettings;
import dev.scamander.cassandra.connection.SchemaChanges;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.spark.catalog.KeyspaceDefinition;
import dev.scamander.spark.catalog.TableAlteration;
import dev.scamander.spark.catalog.TableDefinition;
import dev.scamander.spark.option.ReadOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.analysis.NamespaceAlreadyExistsException;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.analysis.NonEmptyNamespaceException;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A cluster as a catalog: {@code spark.sql.catalog.<name>=dev.scamander.spark.CassandraCatalog}, and its options as
 * {@code spark.sql.catalog.<name>.spark.cassandra.connection.host=...}. Keyspaces are namespaces.
 */
public final class CassandraCatalog implements TableCatalog, SupportsNamespaces {

    private String name;
    private Map<String, String> options = Map.of();

    /** Made by Spark, by name. */
    public CassandraCatalog() {
        // Settings come with initialize.
    }

    @Override
    public void initialize(String catalogName, CaseInsensitiveStringMap catalogOptions) {
        name = catalogName;
        options = Map.copyOf(catalogOptions.asCaseSensitiveMap());
        connection();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String[][] listNamespaces() {
        return withSession(session -> session.getMetadata().getKeyspaces().keySet().stream()
                .map(keyspace -> new String[] {keyspace.asInternal()})
                .toArray(String[][]::new));
    }

    @Override
    public String[][] listNamespaces(String[] namespace) throws NoSuchNamespaceException {
        if (namespace.length == 0) {
            return listNamespaces();
        }
        loadNamespaceMetadata(namespace);
        return new String[0][];
    }

    @Override
    public Map<String, String> loadNamespaceMetadata(String[] namespace) throws NoSuchNamespaceException {
        Map<String, String> properties = new HashMap<>();
        KeyspaceMetadata keyspace = keyspace(namespace);
        properties.put("durable_writes", Boolean.toString(keyspace.isDurableWrites()));
        keyspace.getReplication().forEach(properties::put);
        return properties;
    }

    @Override
    public void createNamespace(String[] namespace, Map<String, String> properties)
            throws NamespaceAlreadyExistsException {
        if (find(namespace).isPresent()) {
            throw new NamespaceAlreadyExistsException(namespace);
        }
        execute(List.of(KeyspaceDefinition.create(namespace, properties)));
    }

    @Override
    public void alterNamespace(String[] namespace, NamespaceChange... changes) throws NoSuchNamespaceException {
        KeyspaceMetadata keyspace = keyspace(namespace);
        execute(List.of(KeyspaceDefinition.alter(keyspace.getName().asInternal(), keyspace.getReplication(), changes)));
    }

    @Override
    public boolean dropNamespace(String[] namespace, boolean cascade)
            throws NoSuchNamespaceException, NonEmptyNamespaceException {
        KeyspaceMetadata keyspace = keyspace(namespace);
        if (!cascade && !keyspace.getTables().isEmpty()) {
            throw new NonEmptyNamespaceException(namespace);
        }
        execute(List.of("DROP KEYSPACE " + keyspace.getName().asCql(false)));
        return true;
    }

    @Override
    public Identifier[] listTables(String[] namespace) throws NoSuchNamespaceException {
        KeyspaceMetadata keyspace = keyspace(namespace);
        return Stream.concat(keyspace.getTables().keySet().stream(), keyspace.getViews().keySet().stream())
                .map(table -> Identifier.of(namespace, table.asInternal()))
                .toArray(Identifier[]::new);
    }

    @Override
    public Table loadTable(Identifier table) throws NoSuchTableException {
        if (table.namespace().length != 1) {
            throw new NoSuchTableException(table);
        }
        Map<String, String> all = new HashMap<>(options);
        all.put("keyspace", table.namespace()[0]);
        all.put("table", table.name());
        return TableLoader.find(all).orElseThrow(() -> new NoSuchTableException(table));
    }

    @Override
    @SuppressWarnings("deprecation") // The one form that all supported versions of Spark call.
    public Table createTable(
            Identifier table, StructType schema, Transform[] partitions, Map<String, String> properties)
            throws TableAlreadyExistsException, NoSuchNamespaceException {
        KeyspaceMetadata keyspace = keyspace(table.namespace());
        if (keyspace.getTable(CqlIdentifier.fromInternal(table.name())).isPresent()) {
            throw new TableAlreadyExistsException(table);
        }
        execute(new TableDefinition(keyspace.getName().asInternal(), table.name(), schema, partitions, properties)
                .statements());
        try {
            return loadTable(table);
        } catch (NoSuchTableException e) {
            throw new IllegalStateException(table + " was dropped as soon as it was created", e);
        }
    }

    @Override
    public Table alterTable(Identifier table, TableChange... changes) throws NoSuchTableException {
        CassandraTable found = (CassandraTable) loadTable(table);
        execute(TableAlteration.statements(found.keyspaceName(), found.tableName(), changes));
        return loadTable(table);
    }

    @Override
    public boolean dropTable(Identifier table) {
        try {
            CassandraTable found = (CassandraTable) loadTable(table);
            execute(List.of("DROP " + (found.isView() ? "MATERIALIZED VIEW " : "TABLE ") + found.cqlName()));
            return true;
        } catch (NoSuchTableException e) {
            return false;
        }
    }

    @Override
    public void renameTable(Identifier from, Identifier to) {
        throw new UnsupportedOperationException("Cassandra cannot rename tables: " + from + " to " + to);
    }

    private KeyspaceMetadata keyspace(String[] namespace) throws NoSuchNamespaceException {
        return find(namespace).orElseThrow(() -> new NoSuchNamespaceException(namespace));
    }

    private Optional<KeyspaceMetadata> find(String[] namespace) {
        return namespace.length == 1
                ? withSession(session -> TableLoader.keyspace(session, namespace[0]))
                : Optional.empty();
    }

    private void execute(List<String> statements) {
        withSession(session -> {
            SchemaChanges.run(session, statements);
            return null;
        });
    }

    private <T> T withSession(Function<CqlSession, T> work) {
        try (SessionLease lease = SessionCache.acquire(connection())) {
            return work.apply(lease.session());
        }
    }

    private ConnectionSettings connection() {
        return ReadOptions.connection(SessionSettings.behind(options));
    }
}
