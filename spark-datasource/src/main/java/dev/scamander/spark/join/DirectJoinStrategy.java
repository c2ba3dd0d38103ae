package dev.scamander.spark.join;

import dev.scamander.spark.catalyst.PlanNodes;
import dev.scamander.spark.catalyst.PlannerStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;

/** Plans joins with a Cassandra table on its partition key as lookups, where they are cheaper than reading the table. */
final class DirectJoinStrategy extends PlannerStrategy {

    @Override
    protected Optional<SparkPlan> plan(LogicalPlan plan) {
        if (!(plan instanceof Join join) || isHinted(join)) {
            return Optional.empty();
        }
        return KeyedJoin.of(join, true)
                .filter(DirectJoinStrategy::isWorthIt)
                .or(() -> KeyedJoin.of(join, false).filter(DirectJoinStrategy::isWorthIt))
                .map(keyed -> execute(keyed, PlanNodes.output(join)));
    }

    /** Who asks for a kind of join gets it. */
    private static boolean isHinted(Join join) {
        return join.hint().leftHint().isDefined() || join.hint().rightHint().isDefined();
    }

    private static boolean isWorthIt(KeyedJoin join) {
        return LookupCost.isWorthIt(
                join.other(), join.table().scan()::size, join.table().scan().options());
    }

    private SparkPlan execute(KeyedJoin join, List<Attribute> output) {
        List<NamedExpression> given = new ArrayList<>(PlanNodes.output(join.other()));
        int[] keys = new int[join.keys().size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = position(join.keys().get(i), given);
        }
        LogicalPlan asking = given.size() == PlanNodes.output(join.other()).size()
                ? join.other()
                : PlanNodes.project(given, join.other());
        List<Attribute> left = given.stream().map(NamedExpression::toAttribute).toList();
        List<Attribute> both = new ArrayList<>(left);
        both.addAll(join.table().columns());
        JoinTask task = new JoinTask(
                join.kind(),
                join.lookup(),
                keys,
                join.rest().stream().map(condition -> bind(condition, both)).toList());
        List<Attribute> columns = new ArrayList<>(left);
        if (join.kind().givesTable()) {
            join.table()
                    .columns()
                    .forEach(column ->
                            columns.add(join.kind() == JoinKind.LEFT ? column.withNullability(true) : column));
        }
        SparkPlan joined = new DirectJoinExec(planLater(asking), task, columns);
        return PlanNodes.projectExec(
                output.stream().map(column -> source(column, join)).toList(), joined);
    }

    /** Where a key's part is among what is given to the join; added if it is not there yet. */
    private static int position(Expression key, List<NamedExpression> given) {
        if (key instanceof Attribute column) {
            for (int i = 0; i < given.size(); i++) {
                if (given.get(i).exprId().equals(column.exprId())) {
                    return i;
                }
            }
        }
        given.add(PlanNodes.alias(key, "key" + given.size()));
        return given.size() - 1;
    }

    private static Expression bind(Expression condition, List<Attribute> columns) {
        return PlanNodes.replace(condition, node -> {
            if (node instanceof Attribute column) {
                int position = position(column.exprId(), columns);
                // A value of the table may be missing although its column never is null: the row may be of statics
                // alone.
                return new BoundReference(position, column.dataType(), true);
            }
            return node;
        });
    }

    private static int position(ExprId id, List<Attribute> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).exprId().equals(id)) {
                return i;
            }
        }
        throw new IllegalStateException("a condition of the join is on a column of neither side");
    }

    /** A column of the join: one of the other side, or what the table's side makes of the table's. */
    private static NamedExpression source(Attribute column, KeyedJoin join) {
        Expression expression = join.table().output().get(column.exprId());
        if (expression == null || join.other().outputSet().contains(column)) {
            return column;
        }
        if (expression instanceof Attribute plain) {
            Attribute own = join.kind() == JoinKind.LEFT ? plain.withNullability(true) : plain;
            return own.exprId().equals(column.exprId()) ? own : PlanNodes.aliasAs(own, column);
        }
        if (join.kind() != JoinKind.LEFT) {
            return PlanNodes.aliasAs(expression, column);
        }
        // Where there is no row, whatever is computed of its columns is null.
        Attribute key = join.table().columns().stream()
                .filter(own -> own.name().equals(join.lookup().key().get(0).name()))
                .findFirst()
                .orElseThrow()
                .withNullability(true);
        Expression computed =
                PlanNodes.replace(expression, node -> node instanceof Attribute own ? own.withNullability(true) : node);
        return PlanNodes.aliasAs(new If(new IsNotNull(key), computed, Literal.create(null, column.dataType())), column);
    }
}
