/**
 * The few classes that touch Scala sequences, whose type in Spark's signatures is {@code scala.collection.Seq} with Scala 2.12 and
 * {@code scala.collection.immutable.Seq} with 2.13. Methods that Spark calls are declared with the narrower result, beside which the
 * compiler puts a bridge with the wider one, so that either Spark finds its own; what takes sequences is called by reflection, on the
 * driver, a few times per query.
 */
package dev.scamander.spark.catalyst;
