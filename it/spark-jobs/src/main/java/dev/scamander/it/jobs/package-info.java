/**
 * Spark applications as a user would write them: a {@code main}, a {@code SparkSession}, the public API. The sandbox runs
 * them in a JVM of their own with Spark's class path, the shaded data source jar and this jar, and reads what they print.
 */
package dev.scamander.it.jobs;
