package dev.scamander.cassandra.write;

import java.util.ArrayDeque;

/** Partitions with a single operation each, of one target and one replica set. Guarded by the pipeline's lock. */
final class Bucket implements Sendable {
    /** May hold partitions that have gone elsewhere meanwhile; those are passed over. */
    private final ArrayDeque<Partition> entries = new ArrayDeque<>();

    private int count;
    private long weight;
    boolean queued;
    boolean full;

    int count() {
        return count;
    }

    long weight() {
        return weight;
    }

    void add(Partition partition) {
        partition.place = Partition.Place.BUCKET;
        partition.bucket = this;
        entries.add(partition);
        count++;
        weight += partition.weight();
    }

    /** The operation of a partition in this bucket has changed its weight. */
    void reweigh(long difference) {
        weight += difference;
    }

    void remove(Partition partition, long weightInBucket) {
        partition.place = Partition.Place.NOWHERE;
        partition.bucket = null;
        count--;
        weight -= weightInBucket;
    }

    /** The oldest partition in this bucket, left in it; null when there is none. */
    Partition peek() {
        while (!entries.isEmpty() && entries.peek().bucket != this) {
            entries.poll();
        }
        return entries.peek();
    }

    /** Moves operations to a request as far as it has room. */
    void drainTo(RequestFill fill) {
        for (Partition partition = peek(); partition != null; partition = peek()) {
            if (!fill.hasRoomFor(partition.oldest())) {
                return;
            }
            entries.poll();
            remove(partition, partition.weight());
            partition.drainTo(fill);
        }
    }

    @Override
    public long since() {
        Partition oldest = peek();
        return oldest == null ? Long.MAX_VALUE : oldest.since();
    }
}
