package dev.scamander.spark.join;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.spark.catalyst.PlanNodes;
import dev.scamander.spark.filter.KeyColumn;
import dev.scamander.spark.option.ReadOptions;
import dev.scamander.spark.read.CassandraScan;
import dev.scamander.spark.read.LookupPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2ScanRelation;
import org.apache.spark.sql.types.StructField;

/**
 * Rows of a table that can be looked up by key.
 *
 * @param plan what is asked for each key
 * @param conditions what rows have to meet besides, on the columns of the lookup
 * @param output what is given of each row, as expressions of the columns of the lookup
 */
public record LookupRows(LookupPlan plan, List<Expression> conditions, List<Expression> output) {

    /** Copies the lists. */
    public LookupRows {
        conditions = List.copyOf(conditions);
        output = List.copyOf(output);
    }

    /** The options of the read. */
    public ReadOptions options() {
        return plan.options();
    }

    /** The table's keyspace. */
    public CqlIdentifier keyspace() {
        return plan.query().keyspace();
    }

    /**
     * Looks at a Dataset.
     *
     * @param rows columns and conditions over a Cassandra table, and nothing else
     * @param key the columns of the key in the table's order: the partition key, and perhaps the first clustering columns; empty
     *     for the partition key
     * @return how its rows are looked up
     * @throws IllegalArgumentException if they cannot be; the message says why
     */
    public static LookupRows of(Dataset<Row> rows, List<String> key) {
        LogicalPlan optimized = rows.queryExecution().optimizedPlan();
        TableSide side = side(rows);
        return new LookupRows(
                plan(side.scan(), key),
                side.filters().stream().map(condition -> bind(condition, side)).toList(),
                PlanNodes.output(optimized).stream()
                        .map(column -> bind(side.output().get(column.exprId()), side))
                        .toList());
    }

    /**
     * The same for all that a scan reads, without a plan of Spark's.
     *
     * @param scan a scan
     * @param key the columns of the key, as above
     * @return how its rows are looked up
     * @throws IllegalArgumentException if they cannot be; the message says why
     */
    public static LookupRows of(CassandraScan scan, List<String> key) {
        StructField[] fields = scan.readSchema().fields();
        return new LookupRows(
                plan(scan, key),
                List.of(),
                IntStream.range(0, fields.length)
                        .<Expression>mapToObj(i -> new BoundReference(i, fields[i].dataType(), true))
                        .toList());
    }

    private static LookupPlan plan(CassandraScan scan, List<String> key) {
        RelationMetadata table = scan.table();
        List<String> names = key.isEmpty()
                ? table.getPartitionKey().stream().map(LookupRows::name).toList()
                : key;
        require(table, names, true);
        List<KeyColumn> columns = names.stream()
                .map(name -> table.getColumn(CqlIdentifier.fromInternal(name)).orElseThrow())
                .map(KeyColumn::ofValues)
                .toList();
        return scan.lookups(columns)
                .orElseThrow(() -> new IllegalArgumentException("rows of " + title(table)
                        + " cannot be looked up: it is no table of the ring, or where() restricts the key itself"));
    }

    /**
     * Checks that rows of equal values in some columns lie together in the table.
     *
     * @param rows rows of a Cassandra table
     * @param columns the columns, in any order
     * @throws IllegalArgumentException if the columns are not the partition key, with perhaps the first clustering columns
     */
    public static void requireKey(Dataset<Row> rows, List<String> columns) {
        List<RelationMetadata> tables = new ArrayList<>();
        for (LogicalPlan node : PlanNodes.nodes(rows.queryExecution().optimizedPlan())) {
            if (node instanceof DataSourceV2ScanRelation relation && relation.scan() instanceof CassandraScan scan) {
                tables.add(scan.table());
            } else if (!(node instanceof Project || node instanceof Filter)) {
                throw notOfATable();
            }
        }
        require(tables.stream().findFirst().orElseThrow(LookupRows::notOfATable), columns, false);
    }

    private static TableSide side(Dataset<Row> rows) {
        return TableSide.of(rows.queryExecution().optimizedPlan()).orElseThrow(LookupRows::notOfATable);
    }

    private static IllegalArgumentException notOfATable() {
        return new IllegalArgumentException(
                "rows are looked up or grouped by their key only where they are columns and conditions"
                        + " over a Cassandra table, without a limit or an order; and where they are looked up, where() must not name"
                        + " partitions itself");
    }

    private static void require(RelationMetadata table, List<String> columns, boolean ordered) {
        List<String> key = table.getPrimaryKey().stream()
                .map(LookupRows::name)
                .limit(columns.size())
                .toList();
        boolean complete = columns.size() >= table.getPartitionKey().size();
        boolean same = ordered ? key.equals(columns) : key.size() == columns.size() && key.containsAll(columns);
        if (!complete || !same) {
            throw new IllegalArgumentException("columns " + columns + " are not the key of " + title(table)
                    + ": needed are its partition key "
                    + table.getPartitionKey().stream().map(LookupRows::name).toList()
                    + " and, if wanted, the first of its clustering columns "
                    + table.getClusteringColumns().keySet().stream()
                            .map(LookupRows::name)
                            .toList()
                    + (ordered ? ", in this order" : ""));
        }
    }

    private static String title(RelationMetadata table) {
        return table.getKeyspace().asInternal() + "." + table.getName().asInternal();
    }

    private static String name(ColumnMetadata column) {
        return column.getName().asInternal();
    }

    private static Expression bind(Expression expression, TableSide side) {
        List<Attribute> columns = side.columns();
        return PlanNodes.replace(expression, node -> {
            for (int i = 0; node instanceof Attribute column && i < columns.size(); i++) {
                if (columns.get(i).exprId().equals(column.exprId())) {
                    return new BoundReference(i, column.dataType(), true);
                }
            }
            return node;
        });
    }
}
