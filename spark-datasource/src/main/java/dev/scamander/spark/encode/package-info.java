/**
 * From Spark's internal rows to CQL's wire form, the mirror of {@link dev.scamander.spark.decode}: an encoder is compiled once for a
 * column's two types, and then copies values without looking at types again.
 */
package dev.scamander.spark.encode;
