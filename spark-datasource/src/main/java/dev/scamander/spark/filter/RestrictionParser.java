package dev.scamander.spark.filter;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.spark.filter.Restriction.NotNull;
import dev.scamander.spark.filter.Restriction.OneOf;
import dev.scamander.spark.type.TypeMapping;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.types.StringType;

/** Reads Spark predicates as restrictions of one column of a table. */
final class RestrictionParser {

    private static final Map<String, String> FLIPPED =
            Map.of("=", "=", "<=>", "<=>", "<", ">", "<=", ">=", ">", "<", ">=", "<=");

    private final RelationMetadata table;
    private final TypeMapping types;

    RestrictionParser(RelationMetadata table, TypeMapping types) {
        this.table = table;
        this.types = types;
    }

    /**
     * Reads one predicate.
     *
     * @param predicate any predicate
     * @return what it says about a column; empty if it says something else or something that CQL would read differently
     */
    Optional<Restriction> parse(Predicate predicate) {
        return switch (predicate.name()) {
            case "IS_NOT_NULL" -> column(predicate.children()[0]).map(column -> new NotNull(nameOf(column)));
            case "IN" -> in(predicate).map(Restriction.class::cast);
            case "OR" -> or(predicate).map(Restriction.class::cast);
            case "=", "<=>", "<", "<=", ">", ">=" -> comparison(predicate);
            default -> Optional.empty();
        };
    }

    private Optional<Restriction> comparison(Predicate predicate) {
        Expression left = predicate.children()[0];
        Expression right = predicate.children()[1];
        if (left instanceof Literal) {
            return comparison(FLIPPED.get(predicate.name()), right, left);
        }
        return comparison(predicate.name(), left, right);
    }

    private Optional<Restriction> comparison(String operator, Expression reference, Expression value) {
        Optional<ColumnMetadata> column = column(reference);
        if (column.isEmpty()) {
            return Optional.empty();
        }
        Optional<Object> literal = literal(value, column.get());
        if (literal.isEmpty()) {
            return Optional.empty();
        }
        return operator.equals("=") || operator.equals("<=>")
                ? equal(column.get(), literal.get()).map(values -> oneOf(column.get(), values))
                : LiteralEncoder.compare(nameOf(column.get()), column.get().getType(), operator, literal.get())
                        .map(Restriction.class::cast);
    }

    /** A list of values; null among them matches nothing and is dropped. */
    private Optional<OneOf> in(Predicate predicate) {
        Expression[] children = predicate.children();
        Optional<ColumnMetadata> column = column(children[0]);
        if (column.isEmpty()) {
            return Optional.empty();
        }
        List<byte[]> values = new ArrayList<>();
        for (int i = 1; i < children.length; i++) {
            if (children[i] instanceof Literal<?> literal && literal.value() == null) {
                continue;
            }
            Optional<List<byte[]>> equal =
                    literal(children[i], column.get()).flatMap(literal -> equal(column.get(), literal));
            if (equal.isEmpty()) {
                return Optional.empty();
            }
            values.addAll(equal.get());
        }
        return Optional.of(oneOf(column.get(), values));
    }

    /** {@code a = 1 OR a IN (2, 3)} is a list of values of a. */
    private Optional<OneOf> or(Predicate predicate) {
        List<byte[]> values = new ArrayList<>();
        String column = null;
        for (Expression child : predicate.children()) {
            Optional<Restriction> side = child instanceof Predicate nested ? parse(nested) : Optional.empty();
            if (side.isEmpty()
                    || !(side.get() instanceof OneOf oneOf)
                    || (column != null && !column.equals(oneOf.column()))) {
                return Optional.empty();
            }
            column = oneOf.column();
            values.addAll(oneOf.values());
        }
        return column == null ? Optional.empty() : Optional.of(new OneOf(column, distinct(values)));
    }

    private Optional<List<byte[]>> equal(ColumnMetadata column, Object literal) {
        return LiteralEncoder.equal(
                column.getType(), literal, table.getPartitionKey().contains(column));
    }

    private static OneOf oneOf(ColumnMetadata column, List<byte[]> values) {
        return new OneOf(nameOf(column), distinct(values));
    }

    private static List<byte[]> distinct(List<byte[]> values) {
        Map<ByteBuffer, byte[]> byContent = new LinkedHashMap<>();
        values.forEach(value -> byContent.putIfAbsent(ByteBuffer.wrap(value), value));
        return List.copyOf(byContent.values());
    }

    private Optional<ColumnMetadata> column(Expression expression) {
        return expression instanceof NamedReference reference && reference.fieldNames().length == 1
                ? table.getColumn(CqlIdentifier.fromInternal(reference.fieldNames()[0]))
                : Optional.empty();
    }

    private Optional<Object> literal(Expression expression, ColumnMetadata column) {
        if (!(expression instanceof Literal<?> literal) || literal.value() == null) {
            return Optional.empty();
        }
        org.apache.spark.sql.types.DataType expected = types.toSpark(column.getType());
        // String types may differ in their collation, which only ever is that of the comparison's column: binary.
        boolean same = expected.equals(literal.dataType())
                || (expected instanceof StringType && literal.dataType() instanceof StringType);
        return same ? Optional.of(literal.value()) : Optional.empty();
    }

    private static String nameOf(ColumnMetadata column) {
        return column.getName().asInternal();
    }
}
