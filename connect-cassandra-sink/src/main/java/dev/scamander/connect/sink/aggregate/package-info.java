/**
 * Exact aggregates of topics: which state a record adds to, where states come from, and when they are written.
 *
 * <p>A record's state is read from Cassandra when it is not at hand, counted up in memory, and written once for all records of
 * a poll; its records are done when that write is acknowledged. The layout, the arithmetic and the reasons why this is exact are
 * in {@code dev.scamander.cassandra.aggregate}.
 */
package dev.scamander.connect.sink.aggregate;
