package dev.scamander.connect.config;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.cassandra.connection.ConnectionException;
import dev.scamander.cassandra.connection.ConnectionOption;
import dev.scamander.cassandra.connection.ConnectionSettings;
import dev.scamander.cassandra.connection.FreshSchema;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.mapping.language.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The tables of a cluster as they are now, for checks of settings that name them. */
public final class LiveSchema {
    private final CqlSession session;
    private final Metadata metadata;

    private LiveSchema(CqlSession session) {
        this.session = session;
        this.metadata = FreshSchema.of(session);
    }

    /** The tables as they are this moment: what a session knows by itself may lag behind by some seconds. */
    public static LiveSchema of(CqlSession session) {
        return new LiveSchema(session);
    }

    /**
     * Connects and checks. A cluster that does not answer is told apart from settings that are wrong: both are errors, since
     * a connector that was never checked must not start, but the message says which of them it is.
     *
     * @param connection how to reach the cluster
     * @param findings takes a failure to connect, under the setting to look at
     * @param check what to check; called only if there is a connection
     */
    public static void check(ConnectionSettings connection, Findings findings, Consumer<LiveSchema> check) {
        try (SessionLease lease = SessionCache.acquire(connection)) {
            check.accept(of(lease.session()));
        } catch (ConnectionException e) {
            findings.add(
                    e.setting().orElseGet(() -> settingOf(e.reason()).connectName()),
                    e.retriable() ? unanswered(e) : e.getMessage());
        } catch (AllNodesFailedException | DriverTimeoutException | ClosedConnectionException e) {
            findings.add(ConnectionOption.CONTACT_POINTS.connectName(), unanswered(e));
        } catch (DriverException e) {
            findings.add(
                    ConnectionOption.CONTACT_POINTS.connectName(),
                    "The settings could not be checked against the cluster, which refused to tell its tables: "
                            + e.getMessage());
        }
    }

    private static String unanswered(RuntimeException reason) {
        return "The settings could not be checked against the cluster, which did not answer: " + reason.getMessage();
    }

    /** The table, if it exists. */
    public Optional<TableMetadata> table(CqlIdentifier keyspace, CqlIdentifier table) {
        return metadata.getKeyspace(keyspace).flatMap(found -> found.getTable(table));
    }

    /**
     * Has the cluster look at a statement of a user's, and gives the names and types of its bind variables.
     *
     * @throws com.datastax.oss.driver.api.core.DriverException if the cluster refuses the statement
     */
    public Map<CqlIdentifier, DataType> variables(String cql) {
        Map<CqlIdentifier, DataType> variables = new LinkedHashMap<>();
        session.prepare(cql)
                .getVariableDefinitions()
                .forEach(variable -> variables.put(variable.getName(), variable.getType()));
        return variables;
    }

    /** All tables, in no order. */
    public List<TableMetadata> tables() {
        return metadata.getKeyspaces().values().stream()
                .flatMap(keyspace -> keyspace.getTables().values().stream())
                .toList();
    }

    /** Whether a keyspace exists. */
    public boolean hasKeyspace(CqlIdentifier keyspace) {
        return metadata.getKeyspace(keyspace).isPresent();
    }

    /** Says that a table does not exist, or its keyspace does not, and which existing name comes nearest. */
    public String missing(CqlIdentifier keyspace, CqlIdentifier table) {
        Optional<KeyspaceMetadata> found = metadata.getKeyspace(keyspace);
        if (found.isEmpty()) {
            return "Keyspace " + keyspace.asCql(true) + " does not exist"
                    + nearest(keyspace, metadata.getKeyspaces().keySet());
        }
        return "Table " + keyspace.asCql(true) + '.' + table.asCql(true) + " does not exist"
                + nearest(table, found.get().getTables().keySet());
    }

    private static String nearest(CqlIdentifier name, Collection<CqlIdentifier> known) {
        return NearestName.of(
                        name.asInternal(),
                        known.stream().map(CqlIdentifier::asInternal).toList())
                .map(near -> ". Did you mean '" + near + "'?")
                .orElse("");
    }

    private static ConnectionOption settingOf(ConnectionException.Reason reason) {
        return switch (reason) {
            case UNREACHABLE, CONFIGURATION -> ConnectionOption.CONTACT_POINTS;
            case DATA_CENTRE -> ConnectionOption.LOCAL_DC;
            case CREDENTIALS -> ConnectionOption.AUTH_USERNAME;
            case TLS -> ConnectionOption.SSL_PROVIDER;
        };
    }
}
