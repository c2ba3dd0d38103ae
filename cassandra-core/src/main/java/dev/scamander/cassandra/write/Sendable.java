package dev.scamander.cassandra.write;

/** What stands in the queue for sending. */
sealed interface Sendable permits Partition, Bucket {
    /** How many rows the pipeline had taken when the oldest operation in it came. */
    long since();
}
