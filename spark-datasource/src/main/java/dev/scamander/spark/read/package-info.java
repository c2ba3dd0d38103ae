/**
 * A scan of a table: what is asked of Cassandra is settled once in a {@link dev.scamander.spark.read.ReadPlan}; tasks read their part
 * of the ring, or their partition keys, by it.
 */
package dev.scamander.spark.read;
