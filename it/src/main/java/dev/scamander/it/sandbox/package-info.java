/**
 * A sandbox of real systems: Cassandra, Kafka, Connect workers and Spark jobs, each a process of its own from the jars that
 * its project released, on loopback addresses, together for as long as a test or the quickstart needs them.
 *
 * <p>{@link dev.scamander.it.sandbox.Sandbox#describe()} is the beginning; tests ask through
 * {@link dev.scamander.it.sandbox.SandboxExtension}.
 */
package dev.scamander.it.sandbox;
