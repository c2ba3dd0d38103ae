/**
 * What users can set, under the Spark Cassandra Connector's names. {@link dev.scamander.spark.option.ReadOption} is the one list;
 * {@link dev.scamander.spark.option.OptionSource} the one place that knows which setting wins.
 */
package dev.scamander.spark.option;
