package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.util.List;
import java.util.Objects;

/**
 * One way of writing to one table: what is prepared once and then bound per row.
 *
 * @param keyspace the keyspace
 * @param table the table
 * @param kind what a row does
 * @param columns the columns in the order in which values are bound; for {@link Kind#CUSTOM} the names of the bind variables
 * @param ttl whether rows may carry a time to live
 * @param timestamp whether rows may carry a write timestamp of the caller's
 * @param consistency the consistency level, or null for the pipeline's
 * @param query the statement of {@link Kind#CUSTOM}; null for every other kind
 */
public record TableWrite(
        CqlIdentifier keyspace,
        CqlIdentifier table,
        Kind kind,
        List<CqlIdentifier> columns,
        boolean ttl,
        boolean timestamp,
        ConsistencyLevel consistency,
        String query) {

    /** What a row does. */
    public enum Kind {
        /** Inserts the row or overwrites the columns that are set. */
        UPSERT,
        /** Inserts the row if there is none with its primary key (a lightweight transaction). */
        INSERT_IF_NOT_EXISTS,
        /** Adds to counters; the values of columns outside the primary key are deltas. */
        COUNTER,
        /** Deletes by primary key, or by a prefix of it that holds the partition key: a row, a range of rows, a partition. */
        DELETE,
        /** A statement of the user's with named bind variables. */
        CUSTOM
    }

    /** Copies the columns. */
    public TableWrite {
        Objects.requireNonNull(keyspace, "keyspace");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(kind, "kind");
        columns = List.copyOf(columns);
        if ((kind == Kind.CUSTOM) != (query != null)) {
            throw new IllegalArgumentException("a query belongs to CUSTOM, and to CUSTOM alone");
        }
    }

    /** A write without TTL and timestamp of the caller's, at the pipeline's consistency level. */
    public static TableWrite of(Kind kind, CqlIdentifier keyspace, CqlIdentifier table, List<CqlIdentifier> columns) {
        return new TableWrite(keyspace, table, kind, columns, false, false, null, null);
    }

    /** A statement of the user's; the keyspace and table say what it writes to, for messages and metrics. */
    public static TableWrite custom(
            CqlIdentifier keyspace, CqlIdentifier table, String query, List<CqlIdentifier> variables) {
        return new TableWrite(keyspace, table, Kind.CUSTOM, variables, false, false, null, query);
    }

    /** The same with or without a TTL per row. */
    public TableWrite withTtl(boolean perRow) {
        return new TableWrite(keyspace, table, kind, columns, perRow, timestamp, consistency, query);
    }

    /** The same with or without a write timestamp per row. */
    public TableWrite withTimestamp(boolean perRow) {
        return new TableWrite(keyspace, table, kind, columns, ttl, perRow, consistency, query);
    }

    /** The same at another consistency level; null for the pipeline's. */
    public TableWrite withConsistency(ConsistencyLevel level) {
        return new TableWrite(keyspace, table, kind, columns, ttl, timestamp, level, query);
    }

    /** {@code keyspace.table} as CQL, for messages. */
    public String qualifiedTable() {
        return keyspace.asCql(true) + "." + table.asCql(true);
    }
}
