package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.SinkConfig;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.connect.sink.config.TopicSettings;
import dev.scamander.mapping.language.InvalidMappingException;
import dev.scamander.mapping.row.RowMapping;
import dev.scamander.mapping.row.RowSettings;
import org.apache.kafka.common.config.ConfigException;

/** Settings meet the table as it is in the cluster; the same way when a configuration is checked and when a task starts. */
final class LiveTable {
    private LiveTable() {}

    /** Checks every table of every topic; what is wrong goes under the key of the table's mapping. */
    static void check(SinkConfig config, LiveSchema schema, Findings findings) {
        for (TopicSettings topic : config.topics().values()) {
            for (TableSettings settings : topic.tables()) {
                try {
                    compile(topic, settings, find(schema, settings));
                } catch (ConfigException e) {
                    findings.add(settings.mappingKey(), e.getMessage());
                }
            }
        }
    }

    /**
     * Finds a table.
     *
     * @throws ConfigException if there is none, with the nearest name
     */
    static TableMetadata find(LiveSchema schema, TableSettings settings) {
        return schema.table(settings.keyspace(), settings.table())
                .orElseThrow(() -> new ConfigException(schema.missing(settings.keyspace(), settings.table())));
    }

    /**
     * Compiles the mapping of a table.
     *
     * @throws ConfigException showing the place in the mapping
     */
    static RowMapping compile(TopicSettings topic, TableSettings settings, TableMetadata table) {
        RowSettings rows = new RowSettings(
                topic.mapping(settings), settings.nullToUnset(), settings.ttlUnit(), settings.timestampUnit());
        try {
            return RowMapping.compile(settings.mapping().isEmpty() ? null : settings.mapping(), table, rows);
        } catch (InvalidMappingException e) {
            throw new ConfigException(e.getMessage());
        }
    }
}
