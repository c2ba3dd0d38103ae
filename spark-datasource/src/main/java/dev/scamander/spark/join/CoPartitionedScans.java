package dev.scamander.spark.join;

import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import dev.scamander.cassandra.ring.TokenBuckets;
import dev.scamander.spark.catalyst.PlanNodes;
import dev.scamander.spark.catalyst.ScalaSequences;
import dev.scamander.spark.filter.KeyColumn;
import dev.scamander.spark.read.CassandraScan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2ScanRelation;
import org.apache.spark.sql.internal.SQLConf;

/**
 * Lets Spark know that tables which are joined or grouped by their partition key are stored by it. The scans of a query are cut at
 * the same tokens, and tell the planner so; rows of one key are in one task then on either side, and no exchange is needed.
 *
 * <p>Spark makes use of this if {@code spark.sql.sources.v2.bucketing.enabled} is on, for partition keys of one column.
 */
final class CoPartitionedScans extends Rule<LogicalPlan> {

    private static final String ENABLED = "spark.sql.sources.v2.bucketing.enabled";

    /** The partition key's column of an open scan. */
    private record Key(DataSourceV2ScanRelation relation, Attribute column, KeyColumn values) {}

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        if (!Boolean.parseBoolean(SQLConf.get().getConfString(ENABLED, "false"))) {
            return plan;
        }
        List<LogicalPlan> nodes = PlanNodes.nodes(plan);
        Map<ExprId, Key> keys = new HashMap<>();
        nodes.forEach(node -> key(node).ifPresent(key -> keys.put(key.column.exprId(), key)));
        Map<LogicalPlan, Key> wanted = wanted(nodes, keys);
        if (wanted.isEmpty()) {
            return plan;
        }
        TokenBuckets buckets = TokenBuckets.atLeast(wanted.values().stream()
                .mapToLong(key -> ((CassandraScan) key.relation.scan()).desiredPieces())
                .max()
                .orElse(1));
        return PlanNodes.replace(plan, node -> wanted.containsKey(node) ? inBuckets(wanted.get(node), buckets) : node);
    }

    private static Map<LogicalPlan, Key> wanted(List<LogicalPlan> nodes, Map<ExprId, Key> keys) {
        Map<LogicalPlan, Key> wanted = new LinkedHashMap<>();
        for (LogicalPlan node : nodes) {
            if (node instanceof Join join && join.condition().isDefined()) {
                for (Expression condition : PlanNodes.nodes(join.condition().get())) {
                    if (condition instanceof EqualTo equal) {
                        join(keyOf(equal.left(), keys), keyOf(equal.right(), keys), wanted);
                    }
                }
            } else if (node instanceof Aggregate aggregate) {
                Object grouping = PlanNodes.call(aggregate, Aggregate.class, "groupingExpressions");
                ScalaSequences.toJava(grouping, Expression.class).stream()
                        .flatMap(group -> keyOf(group, keys).stream())
                        .forEach(key -> wanted.put(key.relation, key));
            }
        }
        return wanted;
    }

    private static void join(Optional<Key> left, Optional<Key> right, Map<LogicalPlan, Key> wanted) {
        if (left.isPresent()
                && right.isPresent()
                && left.get().values.cqlType().equals(right.get().values.cqlType())) {
            wanted.put(left.get().relation, left.get());
            wanted.put(right.get().relation, right.get());
        }
    }

    private static Optional<Key> keyOf(Expression expression, Map<ExprId, Key> keys) {
        return expression instanceof Attribute column
                ? Optional.ofNullable(keys.get(column.exprId()))
                : Optional.empty();
    }

    private static Optional<Key> key(LogicalPlan node) {
        if (!(node instanceof DataSourceV2ScanRelation relation)
                || !(relation.scan() instanceof CassandraScan scan)
                || !scan.isOpen()
                || scan.isInBuckets()
                || !scan.isOnRing()
                || scan.table().getPartitionKey().size() != 1) {
            return Optional.empty();
        }
        ColumnMetadata keyColumn = scan.table().getPartitionKey().get(0);
        return PlanNodes.output(relation).stream()
                .filter(column -> column.name().equals(keyColumn.getName().asInternal()))
                .findFirst()
                .flatMap(column ->
                        KeyColumn.of(keyColumn, column.dataType()).map(values -> new Key(relation, column, values)));
    }

    private static LogicalPlan inBuckets(Key key, TokenBuckets buckets) {
        CassandraScan scan = (CassandraScan) key.relation.scan();
        return PlanNodes.partitioned(
                key.relation, scan.inBuckets(buckets), new TokenBucketFunction(key.values, buckets), key.column);
    }
}
