package dev.scamander.cassandra.ring;

import java.io.Serializable;
import java.util.List;

/**
 * A part of a table that one task reads: some token ranges which, where that was possible, share their replicas.
 *
 * @param ranges the token ranges, in ring order, at least one
 * @param replicas host addresses (without port) of nodes that hold all of it, most preferred first; may be empty
 * @param estimatedRows partitions in it as the cluster estimates, or -1 when nothing is known
 * @param estimatedBytes bytes in it as the cluster estimates, or -1 when nothing is known
 */
public record WorkUnit(List<TokenRange> ranges, List<String> replicas, long estimatedRows, long estimatedBytes)
        implements Serializable {
    /** Copies the lists. */
    public WorkUnit {
        ranges = List.copyOf(ranges);
        replicas = List.copyOf(replicas);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a work unit has at least one token range");
        }
    }
}
