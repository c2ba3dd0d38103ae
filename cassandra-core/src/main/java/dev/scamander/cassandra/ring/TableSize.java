package dev.scamander.cassandra.ring;

/**
 * What the cluster estimates about a table.
 *
 * @param partitions partitions, or -1 when nothing is known yet
 * @param bytes bytes of one replica, or -1 when nothing is known yet
 */
public record TableSize(long partitions, long bytes) {}
