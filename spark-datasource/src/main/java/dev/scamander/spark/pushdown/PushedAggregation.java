package dev.scamander.spark.pushdown;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.type.ContainerType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.spark.type.TypeMapping;
import dev.scamander.spark.type.ValueOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.aggregate.Max;
import org.apache.spark.sql.connector.expressions.aggregate.Min;
import org.apache.spark.sql.connector.expressions.aggregate.Sum;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * An aggregation that Cassandra computes per query; Spark puts the results of the queries together. Groups are formed by the
 * partition key and a prefix of the clustering columns, never coarser than Spark's.
 *
 * @param selectors what to select, as CQL text: for each field of the schema one, then the counts that tell an empty sum from 0
 * @param schema grouping columns, then results, as Spark expects them
 * @param groupBy the {@code GROUP BY} of the query; empty for one group
 * @param emptySums for each field the number of the selector that counts its values, or -1
 * @param complete whether every group of Spark's is one group of one query, so that nothing is left to put together
 */
public record PushedAggregation(
        List<String> selectors, StructType schema, String groupBy, List<Integer> emptySums, boolean complete) {

    /**
     * Finds how Cassandra computes an aggregation.
     *
     * @param table the table
     * @param types how its columns became Spark types
     * @param aggregation what Spark wants
     * @param restricted whether the query restricts rows inside of partitions
     * @return how to ask for it; empty if Cassandra's result could be another, or would not be smaller than the rows
     */
    public static Optional<PushedAggregation> of(
            RelationMetadata table, TypeMapping types, Aggregation aggregation, boolean restricted) {
        Builder builder = new Builder(table, types);
        for (Expression column : aggregation.groupByExpressions()) {
            if (!builder.group(column)) {
                return Optional.empty();
            }
        }
        for (AggregateFunc function : aggregation.aggregateExpressions()) {
            if (!builder.aggregate(function)) {
                return Optional.empty();
            }
        }
        return restricted && StaticColumns.areAlone(table, builder.read) ? Optional.empty() : builder.build();
    }

    /** Collects selectors. */
    private static final class Builder {

        private final RelationMetadata table;
        private final TypeMapping types;
        private final Set<String> grouping = new HashSet<>();
        private final Set<ColumnMetadata> read = new HashSet<>();
        private final List<String> selectors = new ArrayList<>();
        private final List<String> counts = new ArrayList<>();
        private final List<Integer> emptySums = new ArrayList<>();
        private StructType schema = new StructType();

        Builder(RelationMetadata table, TypeMapping types) {
            this.table = table;
            this.types = types;
        }

        boolean group(Expression expression) {
            Optional<ColumnMetadata> column = column(expression);
            if (column.isEmpty() || !table.getPrimaryKey().contains(column.get())) {
                return false;
            }
            String name = column.get().getName().asInternal();
            grouping.add(name);
            read.add(column.get());
            return add(quoted(column.get()), name, types.toSpark(column.get().getType()), -1);
        }

        boolean aggregate(AggregateFunc function) {
            if (function instanceof CountStar) {
                return add("count(*)", function.toString(), DataTypes.LongType, -1);
            }
            Optional<ColumnMetadata> argument = column(function.children()[0]);
            if (argument.isEmpty()) {
                return false;
            }
            ColumnMetadata column = argument.get();
            read.add(column);
            String name = quoted(column);
            if (function instanceof Count count && !count.isDistinct()) {
                return add("count(" + name + ")", function.toString(), DataTypes.LongType, -1);
            }
            if (function instanceof Min && isComparable(column)) {
                return add("min(" + name + ")", function.toString(), types.toSpark(column.getType()), -1);
            }
            if (function instanceof Max && isComparable(column)) {
                return add("max(" + name + ")", function.toString(), types.toSpark(column.getType()), -1);
            }
            if (function instanceof Sum sum && !sum.isDistinct() && isSmallInteger(column)) {
                // CQL sums in the column's type, and the sum of nothing is 0.
                counts.add("count(" + name + ")");
                return add(
                        "sum(CAST(" + name + " AS bigint))",
                        function.toString(),
                        DataTypes.LongType,
                        counts.size() - 1);
            }
            return false;
        }

        Optional<PushedAggregation> build() {
            Set<String> missing = new HashSet<>(grouping);
            List<ColumnMetadata> groupBy = new ArrayList<>();
            if (!grouping.isEmpty()) {
                groupBy.addAll(table.getPartitionKey());
                table.getPartitionKey()
                        .forEach(column -> missing.remove(column.getName().asInternal()));
                for (ColumnMetadata column : table.getClusteringColumns().keySet()) {
                    if (missing.isEmpty()) {
                        break;
                    }
                    groupBy.add(column);
                    missing.remove(column.getName().asInternal());
                }
            }
            if (!grouping.isEmpty() && groupBy.size() == table.getPrimaryKey().size()) {
                return Optional.empty();
            }
            int fields = selectors.size();
            List<String> all = new ArrayList<>(selectors);
            all.addAll(counts);
            return Optional.of(new PushedAggregation(
                    all,
                    schema,
                    groupBy.isEmpty()
                            ? ""
                            : groupBy.stream().map(Builder::quoted).collect(Collectors.joining(", ", "GROUP BY ", "")),
                    emptySums.stream()
                            .map(count -> count < 0 ? -1 : fields + count)
                            .toList(),
                    !groupBy.isEmpty()
                            && groupBy.size() == grouping.size()
                            && groupBy.stream().noneMatch(Builder::hasEqualsOfOtherBytes)));
        }

        /** Cassandra has two groups of 0.0 and -0.0, of 1.5 and 1.50, where Spark has one. */
        private static boolean hasEqualsOfOtherBytes(ColumnMetadata column) {
            return switch (column.getType().getProtocolCode()) {
                case ProtocolConstants.DataType.FLOAT,
                        ProtocolConstants.DataType.DOUBLE,
                        ProtocolConstants.DataType.DECIMAL -> true;
                default ->
                    column.getType() instanceof ContainerType
                            || column.getType() instanceof MapType
                            || column.getType() instanceof UserDefinedType
                            || column.getType() instanceof TupleType;
            };
        }

        private boolean add(String selector, String name, DataType type, int count) {
            selectors.add(selector);
            emptySums.add(count);
            schema = schema.add(name, type, true);
            return true;
        }

        private Optional<ColumnMetadata> column(Expression expression) {
            return expression instanceof NamedReference reference && reference.fieldNames().length == 1
                    ? table.getColumn(CqlIdentifier.fromInternal(reference.fieldNames()[0]))
                    : Optional.empty();
        }

        private static boolean isComparable(ColumnMetadata column) {
            int type = column.getType().getProtocolCode();
            return ValueOrder.isSame(column.getType())
                    && type != ProtocolConstants.DataType.BOOLEAN
                    && type != ProtocolConstants.DataType.BLOB;
        }

        /** So small that no sum of a table's rows leaves 64 bits. */
        private static boolean isSmallInteger(ColumnMetadata column) {
            return switch (column.getType().getProtocolCode()) {
                case ProtocolConstants.DataType.TINYINT,
                        ProtocolConstants.DataType.SMALLINT,
                        ProtocolConstants.DataType.INT -> true;
                default -> false;
            };
        }

        private static String quoted(ColumnMetadata column) {
            return column.getName().asCql(false);
        }
    }
}
