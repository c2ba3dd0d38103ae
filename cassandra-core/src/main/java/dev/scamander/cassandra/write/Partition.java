package dev.scamander.cassandra.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * One partition's operations: those that wait, in order of arrival, and the newest one of each key that waits or is under way.
 * Guarded by the pipeline's lock.
 */
final class Partition implements Sendable {
    /** Where a partition stands with the {@link SendQueue}. */
    enum Place {
        /** Nothing waits, or all that waits must wait for what is under way. */
        NOWHERE,
        /** In a bucket with others of its replica set. */
        BUCKET,
        /** In the queue, by itself. */
        QUEUE,
        /** Among those whose batch is full. */
        FULL
    }

    /** How far to look behind operations whose key is under way. */
    private static final int LOOK_BEHIND = 512;

    final TableState table;
    final KeyBytes key;
    Place place = Place.NOWHERE;
    Bucket bucket;
    private final ArrayDeque<Operation> waiting = new ArrayDeque<>(2);
    private final KeyTable newest = new KeyTable();

    /** Goes up with every operation that touches more than a row: what comes after it is not merged with what came before. */
    private int epoch;

    private int operationsUnderWay;
    private boolean exclusiveUnderWay;
    private long weight;

    Partition(TableState table, KeyBytes key) {
        this.table = table;
        this.key = key;
    }

    int operations() {
        return waiting.size();
    }

    long weight() {
        return weight;
    }

    boolean isIdle() {
        return waiting.isEmpty() && operationsUnderWay == 0;
    }

    /** The oldest operation that waits, or null. */
    Operation oldest() {
        return waiting.peek();
    }

    @Override
    public long since() {
        return waiting.isEmpty() ? Long.MAX_VALUE : waiting.peek().since;
    }

    /** Takes a row in: merged with what waits for the same key, or behind it. */
    void add(Operation row, long since) {
        switch (row.target().plan.reach()) {
            case ROW -> {
                Operation before = newest.get(row.rowKey);
                if (before == null || !absorbed(before, row)) {
                    append(row, since);
                    row.follow(before);
                    newest.put(row);
                }
            }
            case RANGE -> {
                append(row, since);
                row.follow(newest.put(row));
                epoch++;
            }
            case EXCLUSIVE -> {
                append(row, since);
                epoch++;
            }
            case FREE -> append(row, since);
        }
    }

    private boolean absorbed(Operation before, Operation row) {
        if (!before.isWaiting() || before.epoch() != epoch) {
            return false;
        }
        int weightBefore = before.weight();
        if (!before.absorb(row)) {
            return false;
        }
        weight += before.weight() - weightBefore;
        return true;
    }

    private void append(Operation row, long since) {
        row.enter(this, since, epoch);
        waiting.add(row);
        weight += row.weight();
    }

    /** Moves operations that may be sent now to a request, as far as it has room for them. */
    void drainTo(RequestFill fill) {
        List<Operation> passed = new ArrayList<>(0);
        while (!waiting.isEmpty() && passed.size() < LOOK_BEHIND) {
            Operation operation = waiting.peek();
            Admission admission = admission(operation, fill);
            if (admission == Admission.STOP) {
                break;
            }
            waiting.poll();
            if (admission == Admission.TAKE) {
                take(operation, fill);
            } else {
                passed.add(operation);
            }
        }
        for (int i = passed.size() - 1; i >= 0; i--) {
            waiting.addFirst(passed.get(i));
        }
    }

    private enum Admission {
        TAKE,
        PASS,
        STOP
    }

    private Admission admission(Operation operation, RequestFill fill) {
        if (exclusiveUnderWay || !fill.hasRoomFor(operation)) {
            return Admission.STOP;
        }
        TargetPlan plan = operation.target().plan;
        if (plan.reach() == TargetPlan.Reach.EXCLUSIVE) {
            return operationsUnderWay == 0 && fill.isEmpty() ? Admission.TAKE : Admission.STOP;
        }
        if (plan.reach() == TargetPlan.Reach.FREE) {
            return Admission.TAKE;
        }
        if (operation.isBehindAnother()) {
            // In the same request it may go along, since every statement has a write timestamp of its own.
            return plan.ownTimestamp() && fill.holds(operation.rowKey, this) ? Admission.TAKE : Admission.PASS;
        }
        return Admission.TAKE;
    }

    private void take(Operation operation, RequestFill fill) {
        weight -= operation.weight();
        operation.go();
        exclusiveUnderWay |= operation.target().plan.reach() == TargetPlan.Reach.EXCLUSIVE;
        operationsUnderWay++;
        fill.add(operation);
    }

    /** An operation taken before is done with. */
    void release(Operation operation) {
        operationsUnderWay--;
        operation.end();
        newest.remove(operation);
        exclusiveUnderWay &= operation.target().plan.reach() != TargetPlan.Reach.EXCLUSIVE;
    }

    /** Gives up all that waits. */
    List<Operation> abandon() {
        List<Operation> abandoned = new ArrayList<>(waiting);
        waiting.clear();
        newest.clear();
        weight = 0;
        return abandoned;
    }
}
