package dev.scamander.cassandra.ring;

/**
 * What one row of {@code system.size_estimates} says, for a range that does not wrap around.
 *
 * @param range the token range
 * @param partitions about how many partitions are in it
 * @param bytes about how many bytes they have
 */
public record SizeEstimate(TokenRange range, long partitions, long bytes) {}
