/**
 * Tables as streams. The source reads windows of a column that grows with time; the sink is that of batches
 * ({@link dev.scamander.spark.write}), or keeps exact totals.
 */
package dev.scamander.spark.stream;
