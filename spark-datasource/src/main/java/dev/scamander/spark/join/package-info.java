/** Joins without a scan or without a shuffle: what {@code spark.sql.extensions} adds to Spark's planner. */
package dev.scamander.spark.join;
