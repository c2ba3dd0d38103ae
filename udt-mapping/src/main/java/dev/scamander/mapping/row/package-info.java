/**
 * Records to rows: a mapping compiled against a table.
 *
 * <p>{@link dev.scamander.mapping.row.RowMapping} is compiled once per topic, table and mapping and then turns one
 * {@link dev.scamander.mapping.row.MappingRecord} after the other into a {@link dev.scamander.mapping.row.MappedRow}: the
 * bytes of each column in bind order. A record's JSON is walked once, whatever the number of columns; values go straight
 * from its tokens into one buffer. The room opens no connection and knows nothing of batches or retries.
 */
package dev.scamander.mapping.row;
