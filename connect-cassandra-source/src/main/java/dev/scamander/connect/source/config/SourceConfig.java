package dev.scamander.connect.source.config;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.scamander.cassandra.connection.ConnectionOption;
import dev.scamander.cassandra.connection.ConnectionSettings;
import dev.scamander.connect.config.ConnectionConfig;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.KnownKeys;
import dev.scamander.connect.config.OneOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/**
 * A source's settings, sound in themselves; whether the tables exist is known only to the cluster.
 *
 * @param connection how to reach the cluster
 * @param tables what to read
 * @param topics names the topics
 * @param consistency the consistency level of reads
 * @param pageSize rows per page
 * @param pollMaxRows rows handed over at a time
 * @param rowsPerSecond rows that a task may read per second; 0 for no limit
 * @param snapshotUnits into how many slices a table is cut
 */
public record SourceConfig(
        ConnectionSettings connection,
        List<TableName> tables,
        TopicTemplate topics,
        ConsistencyLevel consistency,
        int pageSize,
        int pollMaxRows,
        double rowsPerSecond,
        int snapshotUnits) {

    /** What begins the settings that the connector adds for its tasks. */
    public static final String TASK_PREFIX = "task.";

    private static final KnownKeys KNOWN_KEYS =
            new KnownKeys(SourceOptions.DEFINITION, List.of(TASK_PREFIX, ConnectionOption.DRIVER_PREFIX));

    /** Keeps a copy of the list. */
    public SourceConfig {
        tables = List.copyOf(tables);
    }

    /**
     * Reads a configuration that must be sound.
     *
     * @throws ConfigException naming everything that is wrong with it
     */
    public static SourceConfig of(Map<String, String> properties) {
        Findings findings = new Findings();
        for (ConfigValue value : SourceOptions.DEFINITION.validate(properties)) {
            value.errorMessages().forEach(message -> findings.add(value.name(), message));
        }
        Optional<SourceConfig> config = read(properties, findings);
        findings.throwIfAny();
        return config.orElseThrow();
    }

    /**
     * Reads a configuration as far as it is sound.
     *
     * @param properties the whole configuration
     * @param findings takes what is wrong, beyond what the {@code ConfigDef} finds by itself
     * @return the settings; empty if something is wrong with them
     */
    public static Optional<SourceConfig> read(Map<String, String> properties, Findings findings) {
        KNOWN_KEYS.check(properties, findings);
        Optional<ConnectionSettings> connection = ConnectionConfig.read(properties, findings);
        boolean sound = SourceOptions.DEFINITION.validate(properties).stream()
                .allMatch(value -> value.errorMessages().isEmpty());
        if (!sound || connection.isEmpty()) {
            return Optional.empty();
        }
        AbstractConfig options = new AbstractConfig(SourceOptions.DEFINITION, properties, false);
        TopicTemplate topics = new TopicTemplate(
                options.getString(SourceOptions.TOPIC_TEMPLATE).trim());
        List<TableName> tables = tables(options.getList(SourceOptions.TABLES), topics, findings);
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SourceConfig(
                connection.get(),
                tables,
                topics,
                OneOf.constant(DefaultConsistencyLevel.class, options.getString(SourceOptions.CONSISTENCY_LEVEL)),
                options.getInt(SourceOptions.PAGE_SIZE),
                options.getInt(SourceOptions.POLL_MAX_ROWS),
                options.getDouble(SourceOptions.ROWS_PER_SECOND),
                options.getInt(SourceOptions.SNAPSHOT_UNITS)));
    }

    /** All tables that are named soundly; none if one is not. */
    private static List<TableName> tables(List<String> names, TopicTemplate topics, Findings findings) {
        List<TableName> tables = new ArrayList<>();
        for (String name : names) {
            try {
                TableName table = TableName.parse(name);
                if (tables.contains(table)) {
                    findings.add(SourceOptions.TABLES, "'" + name + "' is named twice");
                }
                tables.add(table);
            } catch (IllegalArgumentException e) {
                findings.add(SourceOptions.TABLES, e.getMessage());
            }
        }
        if (names.isEmpty()) {
            findings.add(SourceOptions.TABLES, "Name at least one table as keyspace.table");
        }
        for (TableName table : tables) {
            try {
                topics.topic(table);
            } catch (IllegalArgumentException e) {
                findings.add(SourceOptions.TOPIC_TEMPLATE, e.getMessage());
            }
        }
        return findings.isEmpty() ? tables : List.of();
    }
}
