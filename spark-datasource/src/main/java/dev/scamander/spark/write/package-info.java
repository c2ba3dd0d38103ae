/**
 * Rows into a table: what is written is settled and checked once, on the driver, in a {@link dev.scamander.spark.write.WritePlan}; tasks
 * encode their rows and hand them to the write pipeline. A task has ended well when every one of its rows was acknowledged.
 */
package dev.scamander.spark.write;
