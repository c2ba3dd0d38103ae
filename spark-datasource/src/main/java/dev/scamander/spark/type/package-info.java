/** Which Spark type a CQL type becomes, and which CQL type a Spark column is stored as. */
package dev.scamander.spark.type;
