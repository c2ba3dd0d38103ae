package dev.scamander.connect.sink;

import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.SinkConfig;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.connect.sink.config.TopicSettings;
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
        config.topics().values().forEach(topic -> compile(topic, schema, findings));
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
