package dev.scamander.cassandra.write;

import java.util.ArrayList;
import java.util.List;

/** A request being filled with operations, within the bounds on what may share one. */
final class RequestFill {
    private final WriteSettings settings;
    private final List<Operation> operations;
    private Partition lastPartition;
    private int partitions;
    private long weight;

    /**
     * An empty request.
     *
     * @param expected about how many operations it will have
     */
    RequestFill(WriteSettings settings, int expected) {
        this.settings = settings;
        this.operations = new ArrayList<>(Math.min(expected, settings.maxBatchRows()));
    }

    boolean isEmpty() {
        return operations.isEmpty();
    }

    boolean hasRoomFor(Operation operation) {
        if (operations.isEmpty()) {
            return true;
        }
        WriteTarget target = operation.target();
        WriteTarget present = operations.get(0).target();
        if (settings.grouping() == WriteSettings.Grouping.NONE
                || target.plan.solo()
                || present.plan.solo()
                || target != present && !target.requestClass.equals(present.requestClass)) {
            return false;
        }
        long heavier = weight + operation.weight();
        if (operation.partition == lastPartition && partitions == 1) {
            return operations.size() < settings.maxBatchRows() && heavier <= settings.maxBatchBytes();
        }
        int more = operation.partition == lastPartition ? partitions : partitions + 1;
        return more <= settings.maxBatchPartitions() && heavier <= settings.maxMixedBatchBytes();
    }

    /** Whether an operation of this primary key is already in the request. */
    boolean holds(KeyBytes rowKey, Partition partition) {
        for (int i = operations.size() - 1; i >= 0; i--) {
            Operation operation = operations.get(i);
            if (operation.partition == partition && operation.rowKey.equals(rowKey)) {
                return true;
            }
        }
        return false;
    }

    void add(Operation operation) {
        operations.add(operation);
        weight += operation.weight();
        if (operation.partition != lastPartition) {
            lastPartition = operation.partition;
            partitions++;
        }
    }

    List<Operation> operations() {
        return operations;
    }
}
