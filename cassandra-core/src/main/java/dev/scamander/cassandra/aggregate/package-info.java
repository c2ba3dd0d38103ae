/**
 * Exact sums, counts, minima and maxima: running totals that come out right however often, and by however many writers,
 * the same records are delivered.
 *
 * <p>A table of ordinary columns has one row for each aggregate key and <em>source</em>: a stream of records that are
 * numbered in order, such as a partition of a topic by its offsets, or a streaming query by its epochs. A row holds the totals
 * over the source's records up to the sequence number {@code upto}, and is written with a write timestamp made from that
 * number. So a row that an outdated writer sends late loses against a newer one, and a record whose number is not above
 * {@code upto} is known to be in the totals already. Readers add up the rows of a key.
 *
 * <p>{@link dev.scamander.cassandra.aggregate.AggregateTable} is the layout,
 * {@link dev.scamander.cassandra.aggregate.AggregateStore} reads states back,
 * {@link dev.scamander.cassandra.aggregate.RunningTotals} is one row's state. Rows are written by the write pipeline.
 */
package dev.scamander.cassandra.aggregate;
