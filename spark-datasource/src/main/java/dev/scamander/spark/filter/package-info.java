/**
 * Spark predicates to CQL restrictions: exactly those that CQL answers with the meaning that they have in Spark. A predicate that
 * is not taken stays with Spark, so that doubt costs time and never a row.
 */
package dev.scamander.spark.filter;
