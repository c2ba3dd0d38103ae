package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.cassandra.write.TargetPlan.Reach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks a {@link TableWrite} against a table and writes its statement. */
final class TargetPlanner {
    private final TableWrite write;
    private final TableMetadata table;
    private final List<CqlIdentifier> columns;
    private final int[] partitionKey;
    private final int[] clustering;
    private final boolean counterTable;

    private TargetPlanner(TableWrite write, TableMetadata table) {
        this.write = write;
        this.table = table;
        this.columns = write.columns();
        checkColumns();
        this.partitionKey = indexesOf(List.copyOf(table.getPartitionKey()));
        this.clustering = indexesOf(List.copyOf(table.getClusteringColumns().keySet()));
        this.counterTable = table.getColumns().values().stream().anyMatch(TargetPlanner::isCounter);
    }

    /**
     * @throws WriteFailure of kind FATAL when the columns do not fit the table or the kind of write
     */
    static TargetPlan plan(TableWrite write, TableMetadata table) {
        TargetPlanner planner = new TargetPlanner(write, table);
        return switch (write.kind()) {
            case UPSERT -> planner.insert("");
            case INSERT_IF_NOT_EXISTS -> planner.insert(" IF NOT EXISTS");
            case COUNTER -> planner.increment();
            case DELETE -> planner.delete();
            case CUSTOM -> throw new IllegalArgumentException("a custom statement is planned by its preparation");
        };
    }

    private TargetPlan insert(String condition) {
        if (counterTable && nonKey().length > 0) {
            throw fatal("is a table of counters; use a COUNTER write");
        }
        requirePartitionKey();
        boolean staticsAlone = clustering.length == 0 && nonKey().length > 0 && statics().length == nonKey().length;
        if (!staticsAlone) {
            requireAll(List.copyOf(table.getClusteringColumns().keySet()), clustering, "clustering");
        } else if (clustering.length > 0) {
            throw fatal("static columns are written by the partition key alone");
        }
        boolean ownTimestamp = condition.isEmpty();
        List<Integer> variables = all();
        StringBuilder cql = new StringBuilder("INSERT INTO ")
                .append(write.qualifiedTable())
                .append(" (")
                .append(columns.stream().map(c -> c.asCql(true)).collect(Collectors.joining(", ")))
                .append(") VALUES (")
                .append(columns.stream().map(c -> "?").collect(Collectors.joining(", ")))
                .append(')')
                .append(condition);
        if (!ownTimestamp && write.timestamp()) {
            throw fatal("a lightweight transaction takes no write timestamp");
        }
        appendUsing(cql, variables, ownTimestamp);
        return target(cql.toString(), variables, Reach.ROW, ownTimestamp);
    }

    private TargetPlan increment() {
        int[] deltas = nonKey();
        for (int i : deltas) {
            if (!isCounter(table.getColumns().get(columns.get(i)))) {
                throw fatal("column " + columns.get(i).asCql(true) + " is not a counter");
            }
        }
        if (deltas.length == 0) {
            throw fatal("a COUNTER write needs a counter column");
        }
        if (write.ttl() || write.timestamp()) {
            throw fatal("counters take neither a TTL nor a write timestamp");
        }
        requirePartitionKey();
        if (statics().length < deltas.length || clustering.length > 0) {
            requireAll(List.copyOf(table.getClusteringColumns().keySet()), clustering, "clustering");
        }
        List<Integer> variables = new ArrayList<>();
        StringBuilder cql =
                new StringBuilder("UPDATE ").append(write.qualifiedTable()).append(" SET ");
        for (int i : deltas) {
            String column = columns.get(i).asCql(true);
            cql.append(variables.isEmpty() ? "" : ", ")
                    .append(column)
                    .append(" = ")
                    .append(column)
                    .append(" + ?");
            variables.add(i);
        }
        appendWhere(cql, variables);
        return target(cql.toString(), variables, Reach.ROW, false);
    }

    private TargetPlan delete() {
        requirePartitionKey();
        int[] nonKey = nonKey();
        if (nonKey.length > 0) {
            throw fatal("a DELETE write binds columns of the primary key alone, not "
                    + columns.get(nonKey[0]).asCql(true));
        }
        if (write.ttl()) {
            throw fatal("a deletion takes no TTL");
        }
        List<ColumnMetadata> prefix =
                List.copyOf(table.getClusteringColumns().keySet()).subList(0, clustering.length);
        requireAll(prefix, indexesOf(prefix), "clustering");
        List<Integer> variables = new ArrayList<>();
        StringBuilder cql = new StringBuilder("DELETE FROM ").append(write.qualifiedTable());
        boolean ownTimestamp = !counterTable;
        if (write.timestamp() && !ownTimestamp) {
            throw fatal("a deletion of counters takes no write timestamp");
        }
        appendUsing(cql, variables, ownTimestamp);
        appendWhere(cql, variables);
        boolean row = clustering.length == table.getClusteringColumns().size();
        Reach wide = ownTimestamp ? Reach.RANGE : Reach.EXCLUSIVE;
        return target(cql.toString(), variables, row ? Reach.ROW : wide, ownTimestamp);
    }

    private void appendUsing(StringBuilder cql, List<Integer> variables, boolean timestamp) {
        if (timestamp) {
            cql.append(" USING TIMESTAMP ?");
            variables.add(TargetPlan.TIMESTAMP);
        }
        if (write.ttl()) {
            cql.append(timestamp ? " AND TTL ?" : " USING TTL ?");
            variables.add(TargetPlan.TTL);
        }
    }

    private void appendWhere(StringBuilder cql, List<Integer> variables) {
        String join = " WHERE ";
        for (int[] key : List.of(partitionKey, clustering)) {
            for (int i : key) {
                cql.append(join).append(columns.get(i).asCql(true)).append(" = ?");
                variables.add(i);
                join = " AND ";
            }
        }
    }

    private TargetPlan target(String cql, List<Integer> variables, Reach reach, boolean ownTimestamp) {
        return new TargetPlan(
                write,
                cql,
                variables.stream().mapToInt(Integer::intValue).toArray(),
                partitionKey,
                clustering,
                statics(),
                write.kind() == Kind.COUNTER ? nonKey() : new int[0],
                !table.getClusteringColumns().isEmpty(),
                counterTable,
                reach,
                ownTimestamp);
    }

    private void checkColumns() {
        Set<CqlIdentifier> seen = new HashSet<>();
        for (CqlIdentifier column : columns) {
            if (!table.getColumns().containsKey(column)) {
                throw fatal("has no column " + column.asCql(true) + "; it has "
                        + table.getColumns().keySet().stream()
                                .map(c -> c.asCql(true))
                                .collect(Collectors.joining(", ")));
            }
            if (!seen.add(column)) {
                throw fatal("column " + column.asCql(true) + " is bound twice");
            }
        }
    }

    private void requirePartitionKey() {
        requireAll(table.getPartitionKey(), partitionKey, "partition key");
    }

    private void requireAll(List<ColumnMetadata> needed, int[] found, String what) {
        if (found.length < needed.size()) {
            String missing = needed.stream()
                    .map(ColumnMetadata::getName)
                    .filter(name -> !columns.contains(name))
                    .map(name -> name.asCql(true))
                    .collect(Collectors.joining(", "));
            throw fatal("no value for " + what + " column " + missing);
        }
    }

    /** Indexes of those of the wanted columns that are bound, in the wanted order. */
    private int[] indexesOf(List<ColumnMetadata> wanted) {
        return wanted.stream()
                .mapToInt(column -> columns.indexOf(column.getName()))
                .filter(i -> i >= 0)
                .toArray();
    }

    private List<Integer> all() {
        return new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
    }

    private int[] nonKey() {
        Set<CqlIdentifier> key =
                table.getPrimaryKey().stream().map(ColumnMetadata::getName).collect(Collectors.toSet());
        return IntStream.range(0, columns.size())
                .filter(i -> !key.contains(columns.get(i)))
                .toArray();
    }

    private int[] statics() {
        return IntStream.range(0, columns.size())
                .filter(i -> table.getColumns().get(columns.get(i)).isStatic())
                .toArray();
    }

    private static boolean isCounter(ColumnMetadata column) {
        return column.getType().equals(DataTypes.COUNTER);
    }

    private WriteFailure fatal(String reason) {
        return new WriteFailure(WriteFailure.Kind.FATAL, write.qualifiedTable() + ": " + reason, null);
    }
}
