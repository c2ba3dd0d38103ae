package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.aggregate.AggregateFunction;
import dev.scamander.cassandra.aggregate.AggregateTable;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.connect.sink.config.TopicSettings;
import dev.scamander.mapping.language.InvalidMappingException;
import dev.scamander.mapping.row.RowMapping;
import dev.scamander.mapping.row.RowSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A table of exact aggregates, compiled against the cluster's schema.
 *
 * @param settings the settings
 * @param mapping makes of records what is to be added
 * @param table the layout
 */
record CompiledAggregate(TableSettings settings, RowMapping mapping, AggregateTable table) {

    /**
     * Compiles one table.
     *
     * @param findings takes what is wrong, under the table's key
     * @return the compiled table; empty if something is wrong
     */
    static Optional<CompiledAggregate> compile(
            TopicSettings topic, TableSettings settings, LiveSchema schema, Findings findings) {
        Optional<TableMetadata> metadata = schema.table(settings.keyspace(), settings.table());
        if (metadata.isEmpty()) {
            findings.add(settings.mappingKey(), schema.missing(settings.keyspace(), settings.table()));
            return Optional.empty();
        }
        RowSettings rows = new RowSettings(topic.mapping(settings), true, settings.ttlUnit(), settings.timestampUnit());
        try {
            RowMapping mapping =
                    RowMapping.compileAggregates(settings.mapping(), metadata.get(), AggregateTable.OWN_COLUMNS, rows);
            AggregateTable table = AggregateTable.of(metadata.get(), functions(mapping));
            if (schema.table(table.keyspace(), table.markTable()).isEmpty()) {
                findings.add(
                        settings.mappingKey(),
                        "Exact aggregates need a table beside " + table.qualifiedName() + ": "
                                + table.createMarkTable());
                return Optional.empty();
            }
            return Optional.of(new CompiledAggregate(settings, mapping, table));
        } catch (InvalidMappingException e) {
            findings.add(settings.mappingKey(), e.getMessage());
        } catch (IllegalArgumentException e) {
            findings.add(settings.mappingKey(), e.getMessage());
        }
        return Optional.empty();
    }

    private static Map<CqlIdentifier, AggregateFunction> functions(RowMapping mapping) {
        Map<CqlIdentifier, AggregateFunction> functions = new LinkedHashMap<>();
        mapping.operators()
                .forEach((column, operator) -> functions.put(column, AggregateFunction.valueOf(operator.name())));
        return functions;
    }
}
