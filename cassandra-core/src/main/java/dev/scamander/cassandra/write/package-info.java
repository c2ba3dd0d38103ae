/**
 * How rows are written: coalesced by primary key, batched by partition or replica set, pipelined, retried by class of error
 * and acknowledged one by one.
 */
package dev.scamander.cassandra.write;
