package dev.scamander.cassandra.write;

import dev.scamander.cassandra.protocol.Cells;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The pipeline's state under its one lock: what waits, what is under way, how much room is left. Sending and acknowledging
 * happen outside of the lock, and sending by one thread at a time, so that an answer which is there at once does not nest.
 */
final class WriteEngine {
    private final WriteMetrics metrics;
    private final RequestRunner runner;
    private final WriteClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Room room;
    private final Timing timing;
    private final Gathering gathering;
    private final Condition idle = lock.newCondition();
    private final AtomicInteger drains = new AtomicInteger();
    private final SendQueue queue;
    private final Set<TableState> tables = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Request> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private long acceptedRows;
    private volatile WriteFailure over;

    WriteEngine(WriteSettings settings, WriteMetrics metrics, RequestSender sender, WriteClock clock, Timing timing) {
        this.metrics = metrics;
        this.clock = clock;
        this.room = new Room(settings, lock, metrics.blockedNanos);
        this.timing = timing;
        this.gathering = new Gathering(settings, timing);
        this.queue = new SendQueue(settings, room, gathering);
        this.runner = new RequestRunner(this, settings, metrics, sender);
    }

    /**
     * Takes a row.
     *
     * @param patient whether to wait for room
     * @return whether the row was taken
     * @throws IllegalArgumentException when these are not the cells of such a row
     */
    boolean accept(
            WriteTarget target, byte[] cells, long timestamp, int ttl, Acknowledgement acknowledgement, boolean patient)
            throws InterruptedException {
        int unset = Cells.require(cells, target.plan.columns());
        int[] places = Cells.places(cells, target.keyCells);
        String flaw = target.flaw(cells, places);
        KeyBytes partitionKey = flaw == null ? partitionKey(target, cells, places) : null;
        KeyBytes rowKey = flaw == null ? KeyBytes.row(cells, places, target.plan.clustering()) : null;
        boolean sendable;
        boolean looks = false;
        lock.lock();
        try {
            requireOpen();
            if (!room.isOpen()) {
                if (!patient) {
                    return false;
                }
                room.await(this::requireOpen);
            }
            metrics.accepted.lazySet(++acceptedRows);
            if (flaw == null) {
                boolean callers = timestamp != WritePipeline.NO_TIMESTAMP;
                Operation row = new Operation(
                        target,
                        rowKey,
                        cells,
                        unset,
                        callers ? timestamp : clock.next(),
                        callers,
                        ttl,
                        acknowledgement);
                metrics.acceptedBytes.lazySet(metrics.acceptedBytes.getPlain() + row.bytes());
                room.take(row);
                enqueue(partitionKey, row);
                looks = gathering.row();
            }
            sendable = queue.hasNext(underWay.size());
        } finally {
            lock.unlock();
        }
        if (looks) {
            timing.in(gathering.lookNanos(), this::look);
        }
        if (flaw != null) {
            runner.refuse(target, acknowledgement, flaw);
        } else if (sendable) {
            drain();
        }
        return true;
    }

    /** Sends what has waited long enough for company. */
    private void look() {
        boolean again;
        lock.lock();
        try {
            queue.flush(gathering.look(acceptedRows, room.isPressed()));
            again = gathering.looksAgain(!queue.isEmpty()) && over == null;
        } finally {
            lock.unlock();
        }
        drain();
        if (again) {
            timing.in(gathering.lookNanos(), this::look);
        }
    }

    private static KeyBytes partitionKey(WriteTarget target, byte[] cells, int[] places) {
        int[] indexes = target.plan.partitionKey();
        return indexes.length == 0 ? KeyBytes.NONE : KeyBytes.partition(cells, places, indexes);
    }

    private void enqueue(KeyBytes partitionKey, Operation row) {
        TableState table = row.target().table;
        Partition partition = table.partitions.get(partitionKey);
        if (partition == null) {
            partition = new Partition(table, partitionKey);
            table.partitions.put(partitionKey, partition);
            tables.add(table);
        }
        long weightBefore = partition.weight();
        partition.add(row, acceptedRows);
        queue.place(partition, weightBefore);
    }

    boolean hasRoom() {
        lock.lock();
        try {
            return room.isOpen();
        } finally {
            lock.unlock();
        }
    }

    /** @throws WriteFailure when the pipeline has failed or is closed */
    void requireOpen() {
        WriteFailure reason = over;
        if (reason != null) {
            throw new WriteFailure(reason.kind(), reason.getMessage(), reason.getCause());
        }
    }

    void flush() {
        lock.lock();
        try {
            queue.flush(acceptedRows);
        } finally {
            lock.unlock();
        }
        drain();
    }

    boolean awaitIdle(long nanos) throws InterruptedException {
        flush();
        lock.lock();
        try {
            long left = nanos;
            while (!isIdle()) {
                if (left <= 0) {
                    return false;
                }
                left = idle.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isIdle() {
        return room.isEmpty() && underWay.isEmpty();
    }

    /** Sends what may be sent. A thread that finds another one at it leaves the work to that one. */
    void drain() {
        if (drains.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            for (Request request = nextRequest(); request != null; request = nextRequest()) {
                runner.begin(request);
            }
            missed = drains.addAndGet(-missed);
        } while (missed != 0);
    }

    private Request nextRequest() {
        lock.lock();
        try {
            List<Operation> operations = queue.next(underWay.size());
            if (operations.isEmpty()) {
                return null;
            }
            Request request = new Request(operations);
            underWay.add(request);
            metrics.requests.increment();
            metrics.statements.add(operations.size());
            return request;
        } finally {
            lock.unlock();
        }
    }

    /** Runs a piece of work on a request's state. */
    <T> T guarded(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Rows have been acknowledged, one way or the other. */
    void settled(int rows, long bytes) {
        metrics.settledBytes.add(bytes);
        lock.lock();
        try {
            room.give(rows, bytes);
            if (isIdle()) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Goes on to a request's next part, or ends it and lets its keys go. */
    boolean advance(Request request) {
        lock.lock();
        try {
            if (request.advance()) {
                return true;
            }
            underWay.remove(request);
            metrics.finished.increment();
            for (Operation operation : request.taken) {
                operation.partition.release(operation);
            }
            Partition seen = null;
            for (Operation operation : request.taken) {
                if (operation.partition != seen) {
                    seen = operation.partition;
                    letGo(seen);
                }
            }
            if (isIdle()) {
                idle.signalAll();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void letGo(Partition partition) {
        if (partition.isIdle()) {
            partition.table.partitions.remove(partition.key, partition);
        } else {
            queue.place(partition, partition.weight());
        }
    }

    /** Takes no more rows, for this reason, and gives back the operations that wait to be sent. The first reason stays. */
    List<Operation> end(WriteFailure reason) {
        lock.lock();
        try {
            if (over == null) {
                over = reason;
            }
            List<Operation> abandoned = new ArrayList<>();
            for (TableState table : tables) {
                table.partitions.values().forEach(partition -> abandoned.addAll(partition.abandon()));
                table.partitions.values().removeIf(Partition::isIdle);
            }
            queue.clear();
            room.wake();
            return abandoned;
        } finally {
            lock.unlock();
        }
    }

    WriteFailure over() {
        return over;
    }

    /** Closes; see {@link WritePipeline#close(java.time.Duration)}. */
    void close(long nanos) {
        WriteFailure reason = new WriteFailure(WriteFailure.Kind.CLOSED, "the write pipeline is closed", null);
        lock.lock();
        try {
            if (over == null) {
                over = reason;
            }
            room.wake();
        } finally {
            lock.unlock();
        }
        try {
            if (nanos > 0 && awaitIdle(nanos)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Operation> left = end(reason);
        List<CompletableFuture<?>> answers = new ArrayList<>();
        lock.lock();
        try {
            for (Request request : underWay) {
                left.addAll(request.abandon());
                if (request.answer != null) {
                    answers.add(request.answer);
                }
            }
            underWay.clear();
            idle.signalAll();
        } finally {
            lock.unlock();
        }
        answers.forEach(answer -> answer.cancel(true));
        runner.fail(left, reason);
    }

    /** A duration that may be longer than a long can count. */
    static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return TimeUnit.DAYS.toNanos(36_500);
        }
    }
}
