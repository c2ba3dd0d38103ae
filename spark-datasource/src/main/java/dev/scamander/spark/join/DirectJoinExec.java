package dev.scamander.spark.join;

import dev.scamander.spark.catalyst.UnaryPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.metric.SQLMetrics;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Joins rows with a Cassandra table by looking up their keys, in the tasks that have the rows. */
public final class DirectJoinExec extends UnaryPlan {

    private static final long serialVersionUID = 1L;

    private final JoinTask task;
    private final List<Attribute> columns;
    private transient Map<String, SQLMetric> counters;

    /** Made by the planner; public, with the node's parts in their order, because Spark copies nodes by reflection. */
    public DirectJoinExec(SparkPlan child, JoinTask task, List<Attribute> columns) {
        super(child);
        this.task = task;
        this.columns = List.copyOf(columns);
    }

    @Override
    protected List<Attribute> columns() {
        return columns;
    }

    @Override
    protected UnaryPlan withChild(SparkPlan newChild) {
        return new DirectJoinExec(newChild, task, columns);
    }

    @Override
    protected Object[] parts() {
        return new Object[] {child(), task, columns};
    }

    @Override
    protected synchronized Map<String, SQLMetric> counters() {
        if (counters == null) {
            counters = new LinkedHashMap<>();
            counters.put("numOutputRows", SQLMetrics.createMetric(sparkContext(), "number of output rows"));
            counters.put("cassandraRows", SQLMetrics.createMetric(sparkContext(), "rows received from Cassandra"));
            counters.put("cassandraRequests", SQLMetrics.createMetric(sparkContext(), "queries sent to Cassandra"));
        }
        return counters;
    }

    /** Rows stay in the tasks that they are in, though not in their order. */
    @Override
    public Partitioning outputPartitioning() {
        return child().outputPartitioning();
    }

    @Override
    public RDD<InternalRow> doExecute() {
        StructType schema = new StructType(columns.stream()
                .map(column -> new StructField(column.name(), column.dataType(), column.nullable(), column.metadata()))
                .toArray(StructField[]::new));
        return child().execute()
                .toJavaRDD()
                .mapPartitions(task.counting(schema, Map.copyOf(counters())))
                .rdd();
    }

    @Override
    public String nodeName() {
        return "CassandraDirectJoin";
    }

    @Override
    public String simpleString(int maxFields) {
        return nodeName() + " " + task;
    }
}
