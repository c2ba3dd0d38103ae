package dev.scamander.cassandra.write;

import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.cassandra.write.TableWrite.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement to be: a row as it was submitted, perhaps with later rows of the same primary key merged into it so that the
 * statement leaves the table as the rows would have, one after the other. All rows are kept until they are acknowledged: a failing
 * statement is made anew from its rows.
 */
final class Operation {
    /** What Cassandra keeps beside each value and each row: timestamps, liveness. Its batch warning counts these too. */
    private static final int CELL_OVERHEAD = 16;

    final KeyBytes rowKey;
    Partition partition;

    /** How many rows the pipeline had taken when this operation came: what a flush goes by. */
    long since;

    private final WriteTarget target;
    private final byte[] cells;
    private final long timestamp;
    private final int ttl;
    private final boolean callersTimestamp;

    /** Whether some cell is unset. */
    private final boolean partial;

    /** About what the row weighs in the server's accounts of a batch. */
    private final int weight;

    /** Null where several rows were merged into this one. */
    private final Acknowledgement acknowledgement;

    /** What the rows come to: one of them, or a row merged of them. */
    private Operation sum = this;

    /** The row that was merged into the same operation after this one. */
    private Operation next;

    private Operation last = this;
    private int rows = 1;

    private int epoch;
    private boolean waiting = true;
    private boolean ended;

    /** The operation of the same key that came before this one and may be under way. */
    private Operation before;

    /**
     * A row.
     *
     * @param unset how many of its cells are unset
     */
    Operation(
            WriteTarget target,
            KeyBytes rowKey,
            byte[] cells,
            int unset,
            long timestamp,
            boolean callersTimestamp,
            int ttl,
            Acknowledgement acknowledgement) {
        this.target = target;
        this.rowKey = rowKey;
        this.cells = cells;
        this.timestamp = timestamp;
        this.callersTimestamp = callersTimestamp;
        this.ttl = ttl;
        this.acknowledgement = acknowledgement;
        this.partial = unset > 0;
        int columns = target.plan.columns();
        this.weight = CELL_OVERHEAD * (1 + columns - unset) + cells.length - Integer.BYTES * columns;
    }

    /** The same row with other cells and another timestamp, which stands for several rows. */
    private Operation merged(byte[] newCells, long newTimestamp) {
        int unset = Cells.require(newCells, target.plan.columns());
        return new Operation(target, rowKey, newCells, unset, newTimestamp, callersTimestamp, ttl, null);
    }

    /** Waits in a partition from now on, by itself. */
    void enter(Partition in, long order, int currentEpoch) {
        partition = in;
        since = order;
        epoch = currentEpoch;
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
    boolean absorb(Operation row) {
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

    private boolean absorbUpsert(Operation row) {
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

    private static int columns(Operation row) {
        return row.target.plan.columns();
    }

    private boolean absorbDeltas(Operation row) {
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
    private boolean absorbDelete(Operation row) {
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
    private static boolean covers(Operation over, Operation under) {
        return !over.partial || Cells.covers(over.cells, under.cells, columns(over));
    }

    private void chain(Operation row) {
        last.next = row;
        last = row;
        rows++;
    }

    /** The row that was merged into the same operation after this one, or null. */
    Operation nextRow() {
        return next;
    }

    /** Hears what became of this row; the others have their own. */
    Acknowledgement acknowledgement() {
        return acknowledgement;
    }

    /** The memory that the values of this row take. */
    int bytes() {
        return cells.length;
    }

    /** The operations of the first half of the rows and of the second; the operation itself is of no use afterwards. */
    List<List<Operation>> halves() {
        List<Operation> front = new ArrayList<>();
        List<Operation> back = new ArrayList<>();
        int half = rows / 2;
        Operation row = this;
        for (int i = 0; row != null; i++) {
            Operation following = row.next;
            row.becomeOneRow();
            row.enter(partition, since, epoch);
            fold(i < half ? front : back, row);
            row = following;
        }
        return List.of(front, back);
    }

    private static void fold(List<Operation> operations, Operation row) {
        boolean merged =
                !operations.isEmpty() && operations.get(operations.size() - 1).absorb(row);
        if (!merged) {
            operations.add(row);
        }
    }

    private void becomeOneRow() {
        sum = this;
        last = this;
        next = null;
        rows = 1;
    }
}
