/** Spark reading and writing beside the Spark Cassandra Connector and beside the driver alone. */
package dev.scamander.benchmarks.spark;
