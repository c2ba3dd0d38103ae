/**
 * SQL that changes rows. A {@code DELETE} whose condition names keys goes to Cassandra as it is; for every other {@code DELETE},
 * {@code UPDATE} or {@code MERGE} Spark finds the rows, and a task writes what changes in each.
 */
package dev.scamander.spark.sql;
