/** Runs Spark applications as {@code spark-submit --jars} would: in a JVM of their own, with only the built jar added. */
package dev.scamander.it.sandbox.spark;
