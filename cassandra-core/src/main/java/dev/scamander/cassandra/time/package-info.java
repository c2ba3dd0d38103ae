/**
 * Rows by time: the column that tells when a row came to be, and tables whose partitions each hold the rows of one span of time. For all
 * who read what is new in a table.
 */
package dev.scamander.cassandra.time;
