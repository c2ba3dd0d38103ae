/**
 * Tables as RDDs: reading them, joining RDDs and Datasets with them by lookups, and bringing rows to the nodes that hold their
 * partition. {@link dev.scamander.spark.rdd.CassandraRows} is the way in.
 */
package dev.scamander.spark.rdd;
