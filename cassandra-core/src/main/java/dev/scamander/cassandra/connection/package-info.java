/**
 * How to reach a cluster: the one list of connection options, the immutable settings made from it, and the cache that lets
 * many tasks of one JVM share one session.
 */
package dev.scamander.cassandra.connection;
