package dev.scamander.spark.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.cassandra.connection.ConnectionSettings;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;

/** Takes all rows out of a table. */
public final class TableTruncation {

    private TableTruncation() {}

    /**
     * Truncates a table.
     *
     * @param table the table's metadata
     * @param connection how to reach the cluster, all of whose nodes have to be up for it
     */
    public static void run(RelationMetadata table, ConnectionSettings connection) {
        run(table.getKeyspace(), table.getName(), connection);
    }

    static void run(CqlIdentifier keyspace, CqlIdentifier table, ConnectionSettings connection) {
        try (SessionLease lease = SessionCache.acquire(connection)) {
            lease.session().execute("TRUNCATE " + keyspace.asCql(false) + "." + table.asCql(false));
        }
    }
}
