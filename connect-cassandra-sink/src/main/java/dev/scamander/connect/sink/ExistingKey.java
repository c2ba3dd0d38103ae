package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.aggregate.AggregateTable;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.DdlAuto;
import dev.scamander.connect.sink.config.PrimaryKeyText;
import dev.scamander.connect.sink.config.SinkConfig;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.connect.sink.config.TopicSettings;
import dev.scamander.mapping.ddl.ClusteringText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** Whether a table that exists has the primary key with which settings would have created it: it cannot be changed any more. */
final class ExistingKey {
    private ExistingKey() {}

    /** Compares the tables of a topic whose settings name a primary key; what is wrong is found under that setting. */
    static void check(SinkConfig config, TopicSettings topic, LiveSchema schema, Findings findings) {
        if (config.ddlAuto() == DdlAuto.NONE) {
            return;
        }
        for (TableSettings table : topic.tables()) {
            if (table.namesPrimaryKey() && table.query().isEmpty() && !table.deletesOnly()) {
                schema.table(table.keyspace(), table.table())
                        .flatMap(known -> difference(table.primaryKey().orElseThrow(), known, table.aggregates()))
                        .ifPresent(message -> findings.add(table.primaryKeyKey(), message));
            }
        }
    }

    /**
     * Says that a table has another primary key.
     *
     * @param wanted the key of the settings. Names are compared as they are when a table is created, whatever their case; an order only
     *     where one is given.
     * @param aggregates whether the table's rows are totals, which have a clustering column of their own
     * @return the message with both keys; empty if the table has this key
     */
    static Optional<String> difference(PrimaryKeyText wanted, TableMetadata table, boolean aggregates) {
        Map<ColumnMetadata, ClusteringOrder> clustering = new LinkedHashMap<>(table.getClusteringColumns());
        if (aggregates) {
            clustering.keySet().removeIf(column -> column.getName().equals(AggregateTable.SOURCE));
        }
        boolean same = match(table.getPartitionKey(), wanted.partition(), ExistingKey::isNamed)
                && match(List.copyOf(clustering.entrySet()), wanted.clustering(), ExistingKey::isAsWanted);
        return same
                ? Optional.empty()
                : Optional.of(table.getKeyspace().asCql(true) + '.'
                        + table.getName().asCql(true) + " exists with the primary key "
                        + text(table.getPartitionKey(), clustering) + ", and this is "
                        + text(wanted.partition(), wanted.clustering())
                        + ": give the key that the table has, or remove the setting");
    }

    private static <C> boolean match(List<C> columns, List<String> wanted, BiPredicate<C, String> matches) {
        return columns.size() == wanted.size()
                && IntStream.range(0, columns.size()).allMatch(i -> matches.test(columns.get(i), wanted.get(i)));
    }

    private static boolean isNamed(ColumnMetadata column, String wanted) {
        return column.getName().asInternal().equalsIgnoreCase(wanted);
    }

    private static boolean isAsWanted(Map.Entry<ColumnMetadata, ClusteringOrder> column, String text) {
        ClusteringText wanted = ClusteringText.parse(text);
        return isNamed(column.getKey(), wanted.name())
                && wanted.order().map(column.getValue()::equals).orElse(true);
    }

    private static String text(List<ColumnMetadata> partition, Map<ColumnMetadata, ClusteringOrder> clustering) {
        return text(
                partition.stream().map(ExistingKey::name).toList(),
                clustering.entrySet().stream()
                        .map(column ->
                                name(column.getKey()) + (column.getValue() == ClusteringOrder.DESC ? " DESC" : ""))
                        .toList());
    }

    private static String name(ColumnMetadata column) {
        return column.getName().asCql(true);
    }

    private static String text(List<String> partition, List<String> clustering) {
        return '('
                + String.join(", ", partition)
                + ')'
                + (clustering.isEmpty() ? "" : ", " + String.join(", ", clustering));
    }
}
