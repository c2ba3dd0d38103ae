/**
 * Apache Cassandra tables in Apache Spark: {@code spark.read().format("cassandra")}. Keeps to Spark's public Java API and to no Scala
 * collection, so that one build runs on every supported Spark and Scala.
 */
package dev.scamander.spark;
