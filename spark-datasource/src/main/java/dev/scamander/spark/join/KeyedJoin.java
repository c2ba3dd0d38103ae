package dev.scamander.spark.join;

import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.spark.catalyst.PlanNodes;
import dev.scamander.spark.filter.KeyColumn;
import dev.scamander.spark.read.LookupPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * A join that can be answered by looking up keys.
 *
 * @param kind what it gives
 * @param other the side that has the keys
 * @param table the side that is looked up
 * @param keys the keys' parts, as expressions of the other side, in the order of the lookup's key
 * @param lookup what is asked for each
 * @param rest conditions on a row of either side, which the lookup leaves to be checked
 */
record KeyedJoin(
        JoinKind kind,
        LogicalPlan other,
        TableSide table,
        List<Expression> keys,
        LookupPlan lookup,
        List<Expression> rest) {

    /** A part of a key, the condition that says so, and where its value comes from. */
    private record Part(KeyColumn column, Expression condition, Expression value) {}

    /**
     * Looks at a join.
     *
     * @param join any join
     * @param tableOnRight which side to look up
     * @return how it is answered by lookups; empty if it cannot be
     */
    static Optional<KeyedJoin> of(Join join, boolean tableOnRight) {
        LogicalPlan other = tableOnRight ? join.left() : join.right();
        Optional<JoinKind> kind = JoinKind.of(join.joinType(), tableOnRight);
        if (kind.isEmpty()
                || join.condition().isEmpty()
                || !join.condition().get().deterministic()) {
            return Optional.empty();
        }
        return TableSide.of(tableOnRight ? join.right() : join.left())
                .flatMap(table -> of(kind.get(), other, table, join.condition().get()));
    }

    private static Optional<KeyedJoin> of(JoinKind kind, LogicalPlan other, TableSide table, Expression condition) {
        List<Expression> rest = new ArrayList<>(table.filters());
        List<Part> parts = new ArrayList<>();
        for (Expression conjunct : TableSide.conjuncts(condition)) {
            Expression resolved = table.inColumns(conjunct);
            Optional<Part> part = part(resolved, other, table).filter(found -> parts.stream()
                    .noneMatch(known -> known.column.name().equals(found.column.name())));
            part.ifPresentOrElse(parts::add, () -> rest.add(resolved));
        }
        List<Part> key = key(table.scan().table(), parts);
        parts.stream().filter(part -> !key.contains(part)).map(Part::condition).forEach(rest::add);
        if (key.isEmpty() || !canBeChecked(rest)) {
            return Optional.empty();
        }
        return table.scan()
                .lookups(key.stream().map(Part::column).toList())
                .map(lookup -> new KeyedJoin(
                        kind, other, table, key.stream().map(Part::value).toList(), lookup, List.copyOf(rest)));
    }

    /** All columns of the partition key, and the first of the clustering columns; none if the partition key is not complete. */
    private static List<Part> key(RelationMetadata table, List<Part> parts) {
        List<Part> key = new ArrayList<>();
        for (ColumnMetadata column : table.getPrimaryKey()) {
            Optional<Part> found = parts.stream()
                    .filter(part -> part.column.name().equals(column.getName().asInternal()))
                    .findFirst();
            if (found.isEmpty()) {
                break;
            }
            key.add(found.get());
        }
        return key.size() < table.getPartitionKey().size() ? List.of() : key;
    }

    private static Optional<Part> part(Expression conjunct, LogicalPlan other, TableSide table) {
        if (!(conjunct instanceof EqualTo equal)) {
            return Optional.empty();
        }
        return part(equal, equal.left(), equal.right(), other, table)
                .or(() -> part(equal, equal.right(), equal.left(), other, table));
    }

    private static Optional<Part> part(
            EqualTo conjunct, Expression column, Expression value, LogicalPlan other, TableSide table) {
        Expression bare = column instanceof Cast cast
                        && KeyColumn.isWhole(cast.dataType())
                        && KeyColumn.isWhole(cast.child().dataType())
                        && cast.dataType().defaultSize()
                                >= cast.child().dataType().defaultSize()
                ? cast.child()
                : column;
        if (!(bare instanceof AttributeReference reference)
                || table.columns().stream().noneMatch(own -> own.exprId().equals(reference.exprId()))
                || !(value.dataType().equals(bare.dataType()) || KeyColumn.isWhole(value.dataType()))
                || !value.references().subsetOf(other.outputSet())
                || value.references().isEmpty()) {
            return Optional.empty();
        }
        return table.scan().table().getPrimaryKey().stream()
                .filter(key -> key.getName().asInternal().equals(reference.name()))
                .findFirst()
                .flatMap(key -> KeyColumn.of(key, value.dataType()))
                .map(key -> new Part(key, conjunct, value));
    }

    /** Subqueries and functions in other languages need plans of their own. */
    private static boolean canBeChecked(List<Expression> conditions) {
        return conditions.stream()
                .flatMap(condition -> PlanNodes.nodes(condition).stream())
                .noneMatch(node -> node instanceof Unevaluable && !(node instanceof Attribute));
    }
}
