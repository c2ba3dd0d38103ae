package dev.scamander.cassandra.write;

import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How much of the buffer is taken, and who waits for room. Guarded by the pipeline's lock. */
final class Room {
    /** Keeps a node busy whatever the size of the requests; with more under way they only get smaller. */
    private static final int MOST_NOT_FULL = 32;

    private final WriteSettings settings;
    private final Condition grown;
    private final LongAdder blockedNanos;
    private int rows;
    private long bytes;
    private int blockedWriters;

    Room(WriteSettings settings, ReentrantLock lock, LongAdder blockedNanos) {
        this.settings = settings;
        this.grown = lock.newCondition();
        this.blockedNanos = blockedNanos;
    }

    boolean isOpen() {
        return rows < settings.maxBufferedRows() && bytes < settings.maxBufferedBytes();
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /**
     * Waits until there is room.
     *
     * @param stillWanted throws when there will be none any more
     */
    void await(Runnable stillWanted) throws InterruptedException {
        long began = System.nanoTime();
        blockedWriters++;
        try {
            while (!isOpen()) {
                grown.await();
                stillWanted.run();
            }
        } finally {
            blockedWriters--;
            blockedNanos.add(System.nanoTime() - began);
        }
    }

    void take(Operation row) {
        rows++;
        bytes += row.bytes();
    }

    void give(int settledRows, long settledBytes) {
        rows -= settledRows;
        bytes -= settledBytes;
        wake();
    }

    /** Lets all that wait look again. */
    void wake() {
        if (blockedWriters > 0) {
            grown.signalAll();
        }
    }

    /** Whether so much is taken that even what is not full has to go. */
    boolean isPressed() {
        return rows > settings.maxBufferedRows() / 2 || bytes > settings.maxBufferedBytes() / 2;
    }

    /**
     * Requests under way below which even batches that are not full may go: few while there is room, so that batches fill,
     * and more as the buffer fills up.
     *
     * @param waiting whether none may go as long as there is room
     */
    int allowance(boolean waiting) {
        int most = Math.min(settings.maxInFlight(), MOST_NOT_FULL);
        if (blockedWriters > 0) {
            return most;
        }
        int least = waiting ? 0 : Math.min(settings.eagerInFlight(), most);
        if (!isPressed()) {
            return least;
        }
        double full =
                Math.max((double) rows / settings.maxBufferedRows(), (double) bytes / settings.maxBufferedBytes());
        return Math.max(1, least + (int) ((most - least) * Math.min(1, 2 * full - 1)));
    }
}
