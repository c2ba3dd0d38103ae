package dev.scamander.cassandra.write;

import dev.scamander.cassandra.write.Partition.Place;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Decides what is sent next. Guarded by the pipeline's lock.
 *
 * <p>Full batches of a partition go whenever a request may be under way at all. What is not full goes, the oldest first, while few
 * requests are under way (waiting would gain nothing), when a flush asks for it, or when the buffer fills up. So rows leave
 * at once under light load, and batches grow by themselves under heavy load. While rows {@linkplain Gathering wait for company}, it
 * is the full ones, the flush and the buffer alone.
 */
final class SendQueue {
    private final WriteSettings settings;
    private final Room room;
    private final Gathering gathering;
    private final ArrayDeque<Partition> fullPartitions = new ArrayDeque<>();
    private final ArrayDeque<Bucket> fullBuckets = new ArrayDeque<>();
    private final ArrayDeque<Sendable> queue = new ArrayDeque<>();
    private long flushedUpTo = -1;

    SendQueue(WriteSettings settings, Room room, Gathering gathering) {
        this.settings = settings;
        this.room = room;
        this.gathering = gathering;
    }

    /** From now on all that came no later than this goes without waiting for company. */
    void flush(long upTo) {
        flushedUpTo = Math.max(flushedUpTo, upTo);
    }

    /** Finds the place for a partition that has got an operation, or may send again. */
    void place(Partition partition, long weightBefore) {
        Operation oldest = partition.oldest();
        if (oldest == null || partition.place == Place.FULL) {
            return;
        }
        boolean full = partition.operations() >= settings.maxBatchRows()
                || partition.weight() >= settings.maxBatchBytes()
                || settings.grouping() == WriteSettings.Grouping.NONE
                || oldest.target().plan.solo();
        if (partition.place == Place.BUCKET) {
            if (!full && partition.operations() == 1) {
                partition.bucket.reweigh(partition.weight() - weightBefore);
                return;
            }
            partition.bucket.remove(partition, weightBefore);
        }
        if (full) {
            partition.place = Place.FULL;
            fullPartitions.add(partition);
        } else if (partition.place == Place.NOWHERE) {
            if (settings.grouping() == WriteSettings.Grouping.REPLICA && partition.operations() == 1) {
                putInBucket(partition, oldest);
            } else {
                partition.place = Place.QUEUE;
                enqueue(partition);
            }
        }
    }

    private void putInBucket(Partition partition, Operation oldest) {
        Bucket bucket = oldest.target().bucketOf(partition.key);
        bucket.add(partition);
        if (!bucket.full
                && (bucket.count() >= settings.maxBatchPartitions()
                        || bucket.weight() >= settings.maxMixedBatchBytes())) {
            bucket.full = true;
            fullBuckets.add(bucket);
        }
        if (!bucket.queued) {
            bucket.queued = true;
            enqueue(bucket);
        }
    }

    private void enqueue(Sendable sendable) {
        if (sendable.since() <= flushedUpTo) {
            queue.addFirst(sendable);
        } else {
            queue.addLast(sendable);
        }
    }

    /** Whether {@link #next} would find something to try. */
    boolean hasNext(int inFlight) {
        if (inFlight >= settings.maxInFlight()) {
            return false;
        }
        if (!fullPartitions.isEmpty() || mayTakeFullBucket()) {
            return true;
        }
        dropEmptyHeads();
        return !queue.isEmpty()
                && (inFlight < room.allowance(gathering.waits()) || queue.peek().since() <= flushedUpTo);
    }

    /** Partitions of a full bucket may get more rows if they wait. */
    private boolean mayTakeFullBucket() {
        return !fullBuckets.isEmpty() && !gathering.waits();
    }

    /** Whether anything waits, full or not. */
    boolean isEmpty() {
        dropEmptyHeads();
        return queue.isEmpty() && fullPartitions.isEmpty();
    }

    /** Buckets whose partitions have all gone elsewhere. */
    private void dropEmptyHeads() {
        while (!queue.isEmpty() && queue.peek().since() == Long.MAX_VALUE) {
            if (queue.poll() instanceof Bucket bucket) {
                bucket.queued = false;
            }
        }
    }

    /** The operations of the next request, or an empty list when nothing may be sent now. */
    List<Operation> next(int inFlight) {
        while (hasNext(inFlight)) {
            RequestFill fill = drainNext();
            if (!fill.isEmpty()) {
                return fill.operations();
            }
        }
        return List.of();
    }

    private RequestFill drainNext() {
        if (!fullPartitions.isEmpty()) {
            return drain(fullPartitions.poll(), Place.FULL);
        }
        if (mayTakeFullBucket()) {
            return drainFull(fullBuckets.poll());
        }
        Sendable oldest = queue.poll();
        return oldest instanceof Partition partition ? drain(partition, Place.QUEUE) : drainQueued((Bucket) oldest);
    }

    private RequestFill drain(Partition partition, Place expected) {
        RequestFill fill = new RequestFill(settings, partition.operations());
        if (partition.place == expected) {
            partition.place = Place.NOWHERE;
            partition.drainTo(fill);
            if (!fill.isEmpty()) {
                // What remains may go at once or must wait for what is under way; an attempt that takes nothing finds
                // out.
                place(partition, 0);
            }
        }
        return fill;
    }

    private RequestFill drainFull(Bucket bucket) {
        RequestFill fill = new RequestFill(settings, settings.maxBatchPartitions());
        bucket.full = false;
        bucket.drainTo(fill);
        if (bucket.count() >= settings.maxBatchPartitions() || bucket.weight() >= settings.maxMixedBatchBytes()) {
            bucket.full = true;
            fullBuckets.add(bucket);
        }
        return fill;
    }

    private RequestFill drainQueued(Bucket bucket) {
        RequestFill fill = new RequestFill(settings, settings.maxBatchPartitions());
        bucket.queued = false;
        bucket.drainTo(fill);
        if (bucket.count() > 0) {
            bucket.queued = true;
            enqueue(bucket);
        }
        return fill;
    }

    /** Forgets all places; the partitions' operations are abandoned by the caller. */
    void clear() {
        fullPartitions.clear();
        fullBuckets.clear();
        queue.clear();
    }
}
