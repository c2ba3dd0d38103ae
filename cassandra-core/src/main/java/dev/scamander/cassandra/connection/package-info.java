/**
 * How to reach a cluster: the one list of connection options, the immutable settings made from it, the cache that lets
 * many tasks of one JVM share one session, and changes of a schema that every node knows of.
 */
package dev.scamander.cassandra.connection;
