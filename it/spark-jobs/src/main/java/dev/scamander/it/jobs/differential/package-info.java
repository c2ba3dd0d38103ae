/** Random queries, answered twice: by the data source with all its pushdown, and by Spark alone over the same rows. */
package dev.scamander.it.jobs.differential;
