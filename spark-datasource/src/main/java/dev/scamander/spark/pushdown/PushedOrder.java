package dev.scamander.spark.pushdown;

import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.spark.filter.PushedFilters;
import dev.scamander.spark.type.ValueOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.SortDirection;
import org.apache.spark.sql.connector.expressions.SortOrder;

/**
 * An order that rows of a partition come in.
 *
 * @param cql the {@code ORDER BY} to ask for; empty if it is the order that rows are stored in
 */
public record PushedOrder(String cql) {

    /**
     * Finds how Cassandra gives an order.
     *
     * @param table the table
     * @param filters what restricts the query
     * @param orders the order that Spark wants
     * @return how to ask for it; empty if rows do not come in this order
     */
    public static Optional<PushedOrder> of(RelationMetadata table, PushedFilters filters, SortOrder[] orders) {
        Iterator<Map.Entry<ColumnMetadata, ClusteringOrder>> clustering =
                table.getClusteringColumns().entrySet().iterator();
        List<ColumnMetadata> columns = new ArrayList<>();
        List<Boolean> reversals = new ArrayList<>();
        for (SortOrder order : orders) {
            String wanted = order.expression() instanceof NamedReference reference && reference.fieldNames().length == 1
                    ? reference.fieldNames()[0]
                    : null;
            if (wanted == null) {
                return Optional.empty();
            }
            if (filters.constants().contains(wanted)) {
                continue;
            }
            Optional<Map.Entry<ColumnMetadata, ClusteringOrder>> column = next(clustering, wanted, filters);
            if (column.isEmpty() || !ValueOrder.isSame(column.get().getKey().getType())) {
                return Optional.empty();
            }
            columns.add(column.get().getKey());
            boolean ascending = order.direction() == SortDirection.ASCENDING;
            reversals.add(ascending != (column.get().getValue() == ClusteringOrder.ASC));
        }
        if (columns.isEmpty() || reversals.stream().distinct().count() > 1) {
            return Optional.empty();
        }
        return Optional.of(new PushedOrder(reversals.get(0) ? reversed(table, columns) : ""));
    }

    /** The next clustering column if it is the wanted one; those that have one value only do not matter to the order. */
    private static Optional<Map.Entry<ColumnMetadata, ClusteringOrder>> next(
            Iterator<Map.Entry<ColumnMetadata, ClusteringOrder>> clustering, String wanted, PushedFilters filters) {
        while (clustering.hasNext()) {
            Map.Entry<ColumnMetadata, ClusteringOrder> column = clustering.next();
            String name = column.getKey().getName().asInternal();
            if (name.equals(wanted)) {
                return Optional.of(column);
            }
            if (!filters.constants().contains(name)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String reversed(RelationMetadata table, List<ColumnMetadata> columns) {
        ColumnMetadata last = columns.get(columns.size() - 1);
        List<Map.Entry<ColumnMetadata, ClusteringOrder>> upToLast = new ArrayList<>();
        for (Map.Entry<ColumnMetadata, ClusteringOrder> column :
                table.getClusteringColumns().entrySet()) {
            upToLast.add(column);
            if (column.getKey().equals(last)) {
                break;
            }
        }
        return upToLast.stream()
                .map(column -> column.getKey().getName().asCql(false)
                        + (column.getValue() == ClusteringOrder.ASC ? " DESC" : " ASC"))
                .collect(Collectors.joining(", ", "ORDER BY ", ""));
    }
}
