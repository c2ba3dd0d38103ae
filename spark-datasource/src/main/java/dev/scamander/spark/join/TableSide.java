package dev.scamander.spark.join;

import dev.scamander.spark.catalyst.PlanNodes;
import dev.scamander.spark.read.CassandraScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.DynamicPruning;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2ScanRelation;

/**
 * A side of a join that is a Cassandra table and nothing but projections and filters over it.
 *
 * @param scan the scan
 * @param columns the scan's columns
 * @param filters conditions on the scan's columns that rows have to meet
 * @param output what the side gives, as expressions of the scan's columns, by the ids of its own columns
 */
record TableSide(
        CassandraScan scan, List<Attribute> columns, List<Expression> filters, Map<ExprId, Expression> output) {

    /**
     * Looks at a side.
     *
     * @param plan the side
     * @return what it is; empty if it is something else, or may give other rows each time
     */
    static Optional<TableSide> of(LogicalPlan plan) {
        if (plan instanceof DataSourceV2ScanRelation relation) {
            return relation.scan() instanceof CassandraScan scan && scan.isOpen()
                    ? Optional.of(of(scan, PlanNodes.output(relation)))
                    : Optional.empty();
        }
        if (plan instanceof Filter filter) {
            return of(filter.child()).flatMap(side -> side.filtered(filter.condition()));
        }
        if (plan instanceof Project project) {
            return of(project.child()).flatMap(side -> side.projected(PlanNodes.projectList(project)));
        }
        return Optional.empty();
    }

    private static TableSide of(CassandraScan scan, List<Attribute> columns) {
        Map<ExprId, Expression> output = new LinkedHashMap<>();
        columns.forEach(column -> output.put(column.exprId(), column));
        return new TableSide(scan, columns, List.of(), output);
    }

    private Optional<TableSide> filtered(Expression condition) {
        List<Expression> all = new ArrayList<>(filters);
        for (Expression part : conjuncts(condition)) {
            // Spark's own way to read less, of which lookups have no need.
            if (!(part instanceof DynamicPruning)) {
                all.add(inColumns(part));
            }
        }
        return condition.deterministic() ? Optional.of(new TableSide(scan, columns, all, output)) : Optional.empty();
    }

    private Optional<TableSide> projected(List<NamedExpression> list) {
        Map<ExprId, Expression> projected = new LinkedHashMap<>();
        for (NamedExpression named : list) {
            Expression expression = named instanceof Alias alias ? alias.child() : (Expression) named;
            if (!expression.deterministic()) {
                return Optional.empty();
            }
            projected.put(named.exprId(), inColumns(expression));
        }
        return Optional.of(new TableSide(scan, columns, filters, projected));
    }

    /** An expression of what the side gives, as one of the scan's columns. Columns of others stay as they are. */
    Expression inColumns(Expression expression) {
        return PlanNodes.replace(
                expression,
                node -> node instanceof Attribute column && output.containsKey(column.exprId())
                        ? output.get(column.exprId())
                        : node);
    }

    /** The conditions that a condition is made of, all of which have to hold. */
    static List<Expression> conjuncts(Expression condition) {
        List<Expression> all = new ArrayList<>();
        if (condition instanceof And and) {
            all.addAll(conjuncts(and.left()));
            all.addAll(conjuncts(and.right()));
        } else {
            all.add(condition);
        }
        return all;
    }
}
