package dev.scamander.it.spark;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;

/**
 * What a node itself has counted for one table so far: pages that clients asked it for, and rows that they read.
 *
 * @param reads pages of single partitions
 * @param scans pages of token ranges
 * @param largest rows of the largest read, as far as the node's histogram tells
 */
record ServerFigures(long reads, long scans, long largest) {

    static ServerFigures of(CqlSession session, String keyspace, String table) {
        return new ServerFigures(
                figure(session, "coordinator_read_latency", "count", keyspace, table),
                figure(session, "coordinator_scan_latency", "count", keyspace, table),
                figure(session, "rows_per_read", "max", keyspace, table));
    }

    /** What happened since then. */
    ServerFigures since(ServerFigures before) {
        return new ServerFigures(reads - before.reads, scans - before.scans, largest);
    }

    private static long figure(CqlSession session, String view, String column, String keyspace, String table) {
        Row row = session.execute("SELECT * FROM system_views." + view + " WHERE keyspace_name = '" + keyspace
                        + "' AND table_name = '" + table + "'")
                .one();
        return row == null ? 0 : ((Number) row.getObject(column)).longValue();
    }
}
