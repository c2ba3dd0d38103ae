package dev.scamander.cassandra.write;

import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.cassandra.write.TableWrite.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement to be: a row, or several rows of one primary key merged so that the statement leaves the table as the rows
 * would have, one after the other.
 */
final class Operation {
    /** What Cassandra keeps beside each value and each row: timestamps, liveness. Its batch warning counts these too. */
    private static final int CELL_OVERHEAD = 16;

    final Partition partition;
    final KeyBytes rowKey;
    WriteTarget target;
    ByteBuffer[] values;
    long timestamp;
    int ttl;
    int rows;
    /** How many rows the pipeline had taken when this operation came: what a flush goes by. */
    final long since;

    private int weight;
    private boolean callersTimestamp;
    private boolean ownsValues;
    private PendingRow first;
    private PendingRow last;

    Operation(Partition partition, KeyBytes rowKey, PendingRow row, long since) {
        this.partition = partition;
        this.rowKey = rowKey;
        this.since = since;
        become(row);
        chain(row);
    }

    /** About what the statement weighs in the server's accounts of a batch. */
    int weight() {
        return weight;
    }

    private void weigh() {
        weight = CELL_OVERHEAD;
        for (ByteBuffer value : values) {
            if (value != ProtocolConstants.UNSET_VALUE) {
                weight += CELL_OVERHEAD + (value == null ? 0 : value.remaining());
            }
        }
    }

    /** Merges a later row of the same primary key where that loses nothing. */
    boolean absorb(PendingRow row) {
        boolean merged =
                switch (row.target.kind()) {
                    case UPSERT -> absorbUpsert(row);
                    case COUNTER -> absorbDeltas(row);
                    case DELETE -> absorbDelete(row);
                    // The first one inserts, and the others find the row there.
                    case INSERT_IF_NOT_EXISTS -> target == row.target;
                    case CUSTOM -> false;
                };
        if (merged) {
            chain(row);
        }
        return merged;
    }

    private boolean absorbUpsert(PendingRow row) {
        if (target != row.target) {
            return false;
        }
        if (row.timestamp >= timestamp && covers(row.values, values)) {
            become(row);
            return true;
        }
        if (row.timestamp < timestamp && covers(values, row.values)) {
            return true;
        }
        boolean sameTime = row.timestamp == timestamp || !callersTimestamp && !row.callersTimestamp;
        if (!sameTime || row.ttl != ttl || setsStatics()) {
            return false;
        }
        own();
        for (int i = 0; i < values.length; i++) {
            if (row.values[i] != ProtocolConstants.UNSET_VALUE) {
                values[i] = row.values[i];
            }
        }
        timestamp = row.timestamp;
        weigh();
        return true;
    }

    private boolean absorbDeltas(PendingRow row) {
        if (target != row.target || !allDeltas(values) || !allDeltas(row.values)) {
            return false;
        }
        own();
        for (int i : target.plan.deltas()) {
            ByteBuffer delta = row.values[i];
            if (delta == ProtocolConstants.UNSET_VALUE) {
                continue;
            }
            ByteBuffer sum = values[i];
            values[i] = sum == ProtocolConstants.UNSET_VALUE
                    ? delta
                    : ByteBuffer.allocate(Long.BYTES)
                            .putLong(0, sum.getLong(sum.position()) + delta.getLong(delta.position()));
        }
        return true;
    }

    /** Anything but eight bytes is for the server to refuse, by itself. */
    private boolean allDeltas(ByteBuffer[] candidates) {
        for (int i : target.plan.deltas()) {
            ByteBuffer delta = candidates[i];
            if (delta != ProtocolConstants.UNSET_VALUE && (delta == null || delta.remaining() != Long.BYTES)) {
                return false;
            }
        }
        return true;
    }

    /** A deletion takes the place of what it would delete. */
    private boolean absorbDelete(PendingRow row) {
        boolean deletesThis = (target.kind() == Kind.UPSERT && !setsStatics() || target == row.target)
                && target.plan.ownTimestamp()
                && row.target.plan.reach() == TargetPlan.Reach.ROW
                && target.requestClass.equals(row.target.requestClass);
        if (!deletesThis || row.timestamp < timestamp) {
            return false;
        }
        become(row);
        return true;
    }

    /**
     * Whether a static column of a table with rows is set. Such a value must keep its write timestamp: rows of other keys may
     * have set it since.
     */
    private boolean setsStatics() {
        if (target.plan.tableHasClustering()) {
            for (int i : target.plan.statics()) {
                if (values[i] != ProtocolConstants.UNSET_VALUE) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether {@code over} sets every column that {@code under} sets. */
    private static boolean covers(ByteBuffer[] over, ByteBuffer[] under) {
        for (int i = 0; i < over.length; i++) {
            if (over[i] == ProtocolConstants.UNSET_VALUE && under[i] != ProtocolConstants.UNSET_VALUE) {
                return false;
            }
        }
        return true;
    }

    private void become(PendingRow row) {
        target = row.target;
        values = row.values;
        timestamp = row.timestamp;
        callersTimestamp = row.callersTimestamp;
        ttl = row.ttl;
        ownsValues = false;
        weigh();
    }

    /** The rows' own arrays stay as they are, for the case that the operation must be taken apart. */
    private void own() {
        if (!ownsValues) {
            values = values.clone();
            ownsValues = true;
        }
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
            operations.add(new Operation(partition, rowKey, row, since));
        }
    }
}
