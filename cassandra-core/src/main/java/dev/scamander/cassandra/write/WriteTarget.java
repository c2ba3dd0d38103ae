package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.cassandra.protocol.EncodedRows;
import dev.scamander.cassandra.write.TableWrite.Kind;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A {@link TableWrite} made ready by a pipeline: prepared, and checked against the table. Usable with that pipeline alone. */
public final class WriteTarget {
    final TargetPlan plan;
    final PreparedStatement prepared;
    final TableState table;
    final RequestClass requestClass;

    /** How many of a row's first values hold its key. */
    final int keyCells;

    /** What stands before a row in a batch of {@link EncodedRows}; null if a row's cells are not the first variables as they are. */
    final byte[] head;

    private Bucket[] buckets = new Bucket[1];

    WriteTarget(TargetPlan plan, PreparedStatement prepared, TableState table, ConsistencyLevel consistency) {
        this.plan = plan;
        this.prepared = prepared;
        this.table = table;
        this.requestClass = new RequestClass(consistency, plan.counterTable());
        this.head = prepared != null && plan.bindsInOrder()
                ? EncodedRows.head(prepared.getId(), plan.variables().length)
                : null;
        this.keyCells = 1
                + IntStream.concat(Arrays.stream(plan.partitionKey()), Arrays.stream(plan.clustering()))
                        .max()
                        .orElse(-1);
    }

    /** What requests may share: rows of different classes never go in one batch. */
    record RequestClass(ConsistencyLevel consistency, boolean counter) {}

    /** What was prepared. */
    public TableWrite write() {
        return plan.write();
    }

    Kind kind() {
        return plan.write().kind();
    }

    /** Whether a statement may go out a second time without doing more than the first. */
    boolean idempotent() {
        return kind() != Kind.COUNTER && kind() != Kind.CUSTOM;
    }

    /**
     * Why this row cannot be written whatever the cluster says, or null.
     *
     * @param places where its cells begin, as far as the key goes
     */
    String flaw(byte[] cells, int[] places) {
        String flaw = flaw(cells, places, plan.partitionKey());
        if (flaw != null) {
            return flaw;
        }
        if (kind() != Kind.CUSTOM && plan.partitionKey().length == 1) {
            int index = plan.partitionKey()[0];
            if (Cells.length(cells, places[index]) == 0) {
                return "partition key column " + name(index) + " is empty";
            }
        }
        return flaw(cells, places, plan.clustering());
    }

    /** Where partitions that share this one's replicas wait for company. */
    Bucket bucketOf(KeyBytes partitionKey) {
        int group = table.replicas.groupOf(partitionKey);
        if (group >= buckets.length) {
            buckets = Arrays.copyOf(buckets, Math.max(group + 1, buckets.length * 2));
        }
        Bucket bucket = buckets[group];
        if (bucket == null) {
            bucket = new Bucket();
            buckets[group] = bucket;
        }
        return bucket;
    }

    private String flaw(byte[] cells, int[] places, int[] key) {
        for (int index : key) {
            String flaw = KeyBytes.flaw(Cells.length(cells, places[index]));
            if (flaw != null) {
                return "primary key column " + name(index) + " " + flaw;
            }
        }
        return null;
    }

    private String name(int index) {
        return write().columns().get(index).asCql(true);
    }

    @Override
    public String toString() {
        return plan.cql();
    }
}
