package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlIdentifier;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        List<String> partition = new ArrayList<>();
        table.getPartitionKey().forEach(column -> partition.add(name(column)));
        List<String> clustering = new ArrayList<>();
        table.getClusteringColumns().forEach((column, order) -> {
            if (!aggregates || !column.getName().equals(AggregateTable.SOURCE)) {
                clustering.add(name(column) + (order == ClusteringOrder.DESC ? " DESC" : ""));
            }
        });
        boolean same = wanted.partition().size() == partition.size()
                && wanted.clustering().size() == clustering.size();
        for (int i = 0; same && i < partition.size(); i++) {
            same = isNamed(partition.get(i), wanted.partition().get(i));
        }
        for (int i = 0; same && i < clustering.size(); i++) {
            same = isAsWanted(clustering.get(i), wanted.clustering().get(i));
        }
        return same
                ? Optional.empty()
                : Optional.of(table.getKeyspace().asCql(true) + '.'
                        + table.getName().asCql(true) + " exists with the primary key "
                        + text(partition, clustering) + ", and this is " + text(wanted.partition(), wanted.clustering())
                        + ": give the key that the table has, or remove the setting");
    }

    private static boolean isAsWanted(String column, String wanted) {
        String upper = wanted.toUpperCase(Locale.ROOT);
        boolean descending = upper.endsWith(" DESC");
        if (!descending && !upper.endsWith(" ASC")) {
            return isNamed(withoutOrder(column), wanted);
        }
        return column.endsWith(" DESC") == descending && isNamed(withoutOrder(column), withoutOrder(wanted));
    }

    private static String withoutOrder(String column) {
        return column.replaceFirst("(?i)\\s+(ASC|DESC)$", "");
    }

    private static boolean isNamed(String column, String wanted) {
        return CqlIdentifier.fromCql(column).asInternal().equalsIgnoreCase(wanted);
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
