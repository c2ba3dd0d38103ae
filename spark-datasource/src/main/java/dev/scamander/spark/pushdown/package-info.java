/** Aggregates, orders and limits that Cassandra computes with the meaning that they have in Spark. */
package dev.scamander.spark.pushdown;
