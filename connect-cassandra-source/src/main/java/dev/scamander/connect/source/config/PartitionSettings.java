package dev.scamander.connect.source.config;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.scamander.cassandra.time.BucketLength;
import java.util.List;

/**
 * Which partitions increments are read from.
 *
 * @param values the partitions, each as the CQL literals of its key without the bucket; empty where there are none to give
 * @param bucketColumn the column of the partition key with the bucket of a row's time; null where there is none
 * @param bucketLength how much time a bucket covers; null where there is no bucket
 * @param bucketFormat how a number or a text writes a bucket; empty where the column's type says it
 */
public record PartitionSettings(
        List<List<String>> values, CqlIdentifier bucketColumn, BucketLength bucketLength, String bucketFormat) {
    /** Every partition that there is. */
    public static final PartitionSettings ALL = new PartitionSettings(List.of(), null, null, "");

    /** Keeps a copy of the list. */
    public PartitionSettings {
        values = values.stream().map(List::copyOf).toList();
    }

    /** Whether the settings name no partitions, so that all are looked at. */
    public boolean areAll() {
        return values.isEmpty() && bucketColumn == null;
    }
}
