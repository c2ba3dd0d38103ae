/** Spark's DDL as CQL statements. */
package dev.scamander.spark.catalog;
