/**
 * How a cluster is laid out: token ranges and their replicas, how much data they hold, and how a table is cut into work
 * units of about equal size.
 */
package dev.scamander.cassandra.ring;
