package dev.scamander.connect.sink;

import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.DdlAuto;
import dev.scamander.connect.sink.config.SinkConfig;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.connect.sink.config.TopicSettings;
import dev.scamander.mapping.language.InvalidMappingException;
import java.util.ArrayList;
import java.util.List;

/**
 * A topic's settings, compiled against the cluster's schema.
 *
 * @param tables tables of rows
 * @param aggregates tables of exact aggregates
 */
record CompiledTopic(List<CompiledTable> tables, List<CompiledAggregate> aggregates) {

    /** Compiles every table of every topic, only to see what is wrong. */
    static void check(SinkConfig config, LiveSchema schema, Findings findings) {
        for (TopicSettings topic : config.topics().values()) {
            ExistingKey.check(config, topic, schema, findings);
            if (isIncomplete(config, topic, schema, findings)) {
                checkCreation(topic, schema, findings);
            } else {
                compile(topic, schema, findings);
            }
        }
    }

    /**
     * Whether a topic has a table that is to be created or extended, for which records must be seen.
     *
     * @param findings takes mappings that are malformed
     */
    static boolean isIncomplete(SinkConfig config, TopicSettings topic, LiveSchema schema, Findings findings) {
        if (config.ddlAuto() == DdlAuto.NONE) {
            return false;
        }
        boolean incomplete = false;
        for (TableSettings table : topic.tables()) {
            if (table.query().isPresent()) {
                continue;
            }
            try {
                incomplete |= schema.table(table.keyspace(), table.table())
                        .map(known -> config.ddlAuto() == DdlAuto.EVOLVE && TableCreation.lacksColumns(table, known))
                        .orElse(true);
            } catch (InvalidMappingException e) {
                findings.add(table.mappingKey(), e.getMessage());
            }
        }
        return incomplete;
    }

    private static void checkCreation(TopicSettings topic, LiveSchema schema, Findings findings) {
        for (TableSettings table : topic.tables()) {
            boolean missing = schema.table(table.keyspace(), table.table()).isEmpty();
            if (missing && table.deletesOnly()) {
                findings.add(
                        table.deleteByKey(),
                        table.qualifiedName() + " does not exist, and none is created for a mapping that only deletes");
            } else if (missing && !schema.hasKeyspace(table.keyspace())) {
                findings.add(table.mappingKey(), schema.missing(table.keyspace(), table.table()));
            } else if (missing && table.primaryKey().isEmpty() && table.query().isEmpty()) {
                findings.add(
                        table.primaryKeyKey(),
                        "Required to create " + table.qualifiedName()
                                + ", since no column is mapped from the record's key: give for example 'id' or 'station, day'");
            }
        }
    }

    /**
     * Compiles the tables of a topic.
     *
     * @param findings takes what is wrong; a table with an error is left out
     */
    static CompiledTopic compile(TopicSettings topic, LiveSchema schema, Findings findings) {
        List<CompiledTable> tables = new ArrayList<>();
        List<CompiledAggregate> aggregates = new ArrayList<>();
        for (TableSettings table : topic.tables()) {
            if (table.aggregates()) {
                CompiledAggregate.compile(topic, table, schema, findings).ifPresent(aggregates::add);
            } else {
                CompiledTable.compile(topic, table, schema, findings).ifPresent(tables::add);
            }
        }
        return new CompiledTopic(List.copyOf(tables), List.copyOf(aggregates));
    }
}
