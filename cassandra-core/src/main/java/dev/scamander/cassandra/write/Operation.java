package dev.scamander.cassandra.write;

import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.cassandra.write.TableWrite.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement to be: a row, or several rows of one primary key merged so that the statement leaves the table as the rows
 * would have, one after the other.
 */
final class Operation {
    final Partition partition;
    final KeyBytes rowKey;

    /** How many rows the pipeline had taken when this operation came: what a flush goes by. */
    final long since;

    /** What the rows come to: one of them, or a row merged of them. */
    private PendingRow sum;

    private PendingRow first;
    private PendingRow last;
    private int rows;

    private final int epoch;
    private boolean waiting = true;
    private boolean ended;

    /** The operation of the same key that came before this one and may be under way. */
    private Operation before;

    Operation(Partition partition, KeyBytes rowKey, PendingRow row, long since, int epoch) {
        this.partition = partition;
        this.rowKey = rowKey;
        this.since = since;
        this.epoch = epoch;
        this.sum = row;
        chain(row);
    }

    /** Notes which operation of the same key came before, null if none did. */
    void follow(Operation operation) {
        before = operation;
    }

    /** Whether one of the same key came before and is not done with. */
    boolean isBehindAnother() {
        return before != null && !before.ended;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Operations of different epochs are not merged. */
    int epoch() {
        return epoch;
    }

    /** It is under way from now on. */
    void go() {
        waiting = false;
        before = null;
    }

    /** It is done with, one way or the other. */
    void end() {
        ended = true;
    }

    WriteTarget target() {
        return sum.target;
    }

    /** The values, see {@link Cells}. */
    byte[] cells() {
        return sum.cells;
    }

    long timestamp() {
        return sum.timestamp;
    }

    int ttl() {
        return sum.ttl;
    }

    /** How many rows it is made of. */
    int rows() {
        return rows;
    }

    /** About what the statement weighs in the server's accounts of a batch. */
    int weight() {
        return sum.weight;
    }

    /** Merges a later row of the same primary key where that loses nothing. */
    boolean absorb(PendingRow row) {
        boolean merged =
                switch (row.target.kind()) {
                    case UPSERT -> absorbUpsert(row);
                    case COUNTER -> absorbDeltas(row);
                    case DELETE -> absorbDelete(row);
                    // The first one inserts, and the others find the row there.
                    case INSERT_IF_NOT_EXISTS -> sum.target == row.target;
                    case CUSTOM -> false;
                };
        if (merged) {
            chain(row);
        }
        return merged;
    }

    private boolean absorbUpsert(PendingRow row) {
        if (sum.target != row.target) {
            return false;
        }
        if (row.timestamp >= sum.timestamp && covers(row, sum)) {
            sum = row;
            return true;
        }
        if (row.timestamp < sum.timestamp && covers(sum, row)) {
            return true;
        }
        boolean sameTime = row.timestamp == sum.timestamp || !sum.callersTimestamp && !row.callersTimestamp;
        if (!sameTime || row.ttl != sum.ttl || setsStatics()) {
            return false;
        }
        sum = sum.merged(Cells.merge(sum.cells, row.cells, columns(row)), row.timestamp);
        return true;
    }

    private static int columns(PendingRow row) {
        return row.target.write().columns().size();
    }

    private boolean absorbDeltas(PendingRow row) {
        if (sum.target != row.target) {
            return false;
        }
        int[] before = Cells.places(sum.cells, columns(sum));
        int[] places = Cells.places(row.cells, columns(row));
        if (!allDeltas(sum.cells, before) || !allDeltas(row.cells, places)) {
            return false;
        }
        byte[] added = Cells.merge(sum.cells, row.cells, columns(row));
        int[] after = Cells.places(added, columns(row));
        for (int i : sum.target.plan.deltas()) {
            if (Cells.length(sum.cells, before[i]) != Cells.UNSET
                    && Cells.length(row.cells, places[i]) != Cells.UNSET) {
                Cells.putLong(added, after[i], Cells.longAt(sum.cells, before[i]) + Cells.longAt(row.cells, places[i]));
            }
        }
        sum = sum.merged(added, sum.timestamp);
        return true;
    }

    /** Anything but eight bytes is for the server to refuse, by itself. */
    private boolean allDeltas(byte[] cells, int[] places) {
        for (int i : sum.target.plan.deltas()) {
            int length = Cells.length(cells, places[i]);
            if (length != Cells.UNSET && length != Long.BYTES) {
                return false;
            }
        }
        return true;
    }

    /** A deletion takes the place of what it would delete. */
    private boolean absorbDelete(PendingRow row) {
        boolean deletesThis = (sum.target.kind() == Kind.UPSERT && !setsStatics() || sum.target == row.target)
                && sum.target.plan.ownTimestamp()
                && row.target.plan.reach() == TargetPlan.Reach.ROW
                && sum.target.requestClass.equals(row.target.requestClass);
        if (!deletesThis || row.timestamp < sum.timestamp) {
            return false;
        }
        sum = row;
        return true;
    }

    /**
     * Whether a static column of a table with rows is set. Such a value must keep its write timestamp: rows of other keys may
     * have set it since.
     */
    private boolean setsStatics() {
        TargetPlan plan = sum.target.plan;
        if (plan.tableHasClustering() && plan.statics().length > 0) {
            int[] places = Cells.places(sum.cells, columns(sum));
            for (int i : plan.statics()) {
                if (Cells.length(sum.cells, places[i]) != Cells.UNSET) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether {@code over} sets every column that {@code under} sets. */
    private static boolean covers(PendingRow over, PendingRow under) {
        return !over.partial || Cells.covers(over.cells, under.cells, columns(over));
    }

    private void chain(PendingRow row) {
        if (first == null) {
            first = row;
        } else {
            last.next = row;
        }
        last = row;
        rows++;
    }

    /** The rows in this operation, in order of arrival. */
    PendingRow firstRow() {
        return first;
    }

    /** The operations of the first half of the rows and of the second; the operation itself is of no use afterwards. */
    List<List<Operation>> halves() {
        List<Operation> front = new ArrayList<>();
        List<Operation> back = new ArrayList<>();
        int half = rows / 2;
        PendingRow row = first;
        for (int i = 0; row != null; i++) {
            PendingRow following = row.next;
            row.next = null;
            fold(i < half ? front : back, row);
            row = following;
        }
        return List.of(front, back);
    }

    private void fold(List<Operation> operations, PendingRow row) {
        boolean merged =
                !operations.isEmpty() && operations.get(operations.size() - 1).absorb(row);
        if (!merged) {
            operations.add(new Operation(partition, rowKey, row, since, epoch));
        }
    }
}
