package dev.scamander.spark.read;

import dev.scamander.cassandra.ring.TableSize;
import dev.scamander.spark.filter.KeySet;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Statistics;

/**
 * What the cluster's estimates say about a scan. Numbers of rows are only known where every partition is one row.
 *
 * @param sizeInBytes bytes to read; empty if the cluster does not know yet
 * @param numRows rows to read; empty if this is not known
 */
record TableStatistics(OptionalLong sizeInBytes, OptionalLong numRows) implements Statistics {

    /** Estimates a scan of the whole table, or of some of its partitions. */
    static TableStatistics of(TableSize size, boolean oneRowEach, Optional<KeySet> keys) {
        if (size.partitions() <= 0 || size.bytes() < 0) {
            return new TableStatistics(OptionalLong.empty(), OptionalLong.empty());
        }
        long partitions = Math.min(size.partitions(), keys.map(KeySet::size).orElse(Long.MAX_VALUE));
        double share = (double) partitions / size.partitions();
        return new TableStatistics(
                OptionalLong.of(Math.max(1, (long) (size.bytes() * share))),
                oneRowEach ? OptionalLong.of(partitions) : OptionalLong.empty());
    }
}
