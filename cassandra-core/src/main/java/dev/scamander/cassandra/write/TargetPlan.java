package dev.scamander.cassandra.write;

/**
 * What is known about a way of writing before any row: its statement, and where in it the key and the rest are.
 *
 * @param write what the caller asked for
 * @param cql the statement
 * @param variables for each bind variable of the statement the index of its value, or one of the two constants
 * @param partitionKey indexes of the values that make the partition key, in its order; empty where that is not known
 * @param clustering indexes of the values of clustering columns, in their order
 * @param statics indexes of the values of static columns
 * @param deltas indexes of the values that are added to counters
 * @param tableHasClustering whether the table has clustering columns
 * @param counterTable whether the table holds counters
 * @param reach how much of the partition a row of this target touches
 * @param ownTimestamp whether each statement carries its write timestamp
 */
record TargetPlan(
        TableWrite write,
        String cql,
        int[] variables,
        int[] partitionKey,
        int[] clustering,
        int[] statics,
        int[] deltas,
        boolean tableHasClustering,
        boolean counterTable,
        Reach reach,
        boolean ownTimestamp) {

    /** In place of a value's index: the write timestamp. */
    static final int TIMESTAMP = -1;

    /** In place of a value's index: the time to live. */
    static final int TTL = -2;

    /** How much of a partition a statement touches. */
    enum Reach {
        /** One row, or the static columns. */
        ROW,
        /** A range of rows or all of them: rows before it must not be merged with rows after it. */
        RANGE,
        /** Unknown, and it must not be under way with any other of its partition: a condition may depend on them. */
        EXCLUSIVE,
        /** Unknown, but order does not matter. */
        FREE
    }

    /** How many values a row has. */
    int columns() {
        return write.columns().size();
    }

    /** Whether the statement's variables are the values in their order, and then the timestamp, and perhaps the TTL. */
    boolean bindsInOrder() {
        int columns = write.columns().size();
        for (int i = 0; i < variables.length; i++) {
            int expected = i < columns ? i : i == columns ? TIMESTAMP : TTL;
            if (variables[i] != expected) {
                return false;
            }
        }
        return variables.length > columns;
    }

    /** Whether a statement of this target goes out alone. */
    boolean solo() {
        return write.kind() == TableWrite.Kind.CUSTOM || write.kind() == TableWrite.Kind.INSERT_IF_NOT_EXISTS;
    }
}
