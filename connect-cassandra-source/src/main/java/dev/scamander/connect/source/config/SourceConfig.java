package dev.scamander.connect.source.config;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.scamander.cassandra.connection.ConnectionOption;
import dev.scamander.cassandra.connection.ConnectionSettings;
import dev.scamander.connect.config.ConnectionConfig;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.JmxConfig;
import dev.scamander.connect.config.KnownKeys;
import dev.scamander.connect.config.OneOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * A source's settings, sound in themselves; whether the tables exist is known only to the cluster.
 *
 * @param connection how to reach the cluster
 * @param tables what to read
 * @param mode whether to read what is there, or what comes
 * @param topics names the topics
 * @param selection which rows, and what of them
 * @param format what keys and values are
 * @param reading how rows are fetched
 * @param increments how new rows are found
 * @param snapshotUnits into how many slices a table is cut
 * @param jmxDomain the JMX domain of the metrics; empty for no JMX
 */
public record SourceConfig(
        ConnectionSettings connection,
        TableSelection tables,
        SourceMode mode,
        TopicTemplate topics,
        RowSelection selection,
        RecordFormat format,
        Reading reading,
        IncrementSettings increments,
        int snapshotUnits,
        Optional<String> jmxDomain) {

    /** What begins the settings that the connector adds for its tasks. */
    public static final String TASK_PREFIX = "task.";

    private static final KnownKeys KNOWN_KEYS =
            new KnownKeys(SourceOptions.DEFINITION, List.of(TASK_PREFIX, ConnectionOption.DRIVER_PREFIX));

    /**
     * Reads a configuration that must be sound.
     *
     * @throws ConfigException naming everything that is wrong with it
     */
    public static SourceConfig of(Map<String, String> properties) {
        Findings findings = new Findings();
        Optional<SourceConfig> config = read(properties, findings);
        findings.throwIfAny();
        return config.orElseThrow();
    }

    /**
     * Reads a configuration as far as it is sound.
     *
     * @param properties the whole configuration
     * @param findings takes what is wrong
     * @return the settings; empty if something is wrong with them
     */
    public static Optional<SourceConfig> read(Map<String, String> properties, Findings findings) {
        KNOWN_KEYS.check(properties, findings);
        boolean sound = findings.check(SourceOptions.DEFINITION, properties, "");
        Optional<ConnectionSettings> connection = ConnectionConfig.read(properties, findings);
        if (!sound || connection.isEmpty()) {
            return Optional.empty();
        }
        AbstractConfig options = new AbstractConfig(SourceOptions.DEFINITION, properties, false);
        TopicTemplate topics = new TopicTemplate(
                options.getString(SourceOptions.TOPIC_TEMPLATE).trim());
        TableSelection tables = TableSelection.read(options.getList(SourceOptions.TABLES), topics, findings);
        SourceMode mode = SourceMode.of(options.getString(SourceOptions.MODE));
        RowSelection selection = selection(options, findings);
        IncrementSettings increments = IncrementReader.read(options, mode, findings);
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SourceConfig(
                connection.get(),
                tables,
                mode,
                topics,
                selection,
                OneOf.constant(RecordFormat.class, options.getString(SourceOptions.RECORD_FORMAT)),
                reading(options),
                increments,
                options.getInt(SourceOptions.SNAPSHOT_UNITS),
                JmxConfig.domain(options)));
    }

    private static Reading reading(AbstractConfig options) {
        return new Reading(
                OneOf.constant(DefaultConsistencyLevel.class, options.getString(SourceOptions.CONSISTENCY_LEVEL)),
                options.getInt(SourceOptions.PAGE_SIZE),
                options.getInt(SourceOptions.POLL_MAX_ROWS),
                options.getDouble(SourceOptions.ROWS_PER_SECOND));
    }

    private static RowSelection selection(AbstractConfig options, Findings findings) {
        List<CqlIdentifier> columns = options.getList(SourceOptions.COLUMNS).stream()
                .flatMap(name -> column(name, SourceOptions.COLUMNS, findings).stream())
                .toList();
        List<String> headers = options.getList(SourceOptions.HEADERS);
        return new RowSelection(
                columns,
                options.getString(SourceOptions.PREDICATE).trim(),
                headers.contains("ttl"),
                headers.contains("writetime"));
    }

    /** The column of a name as CQL writes it. */
    static Optional<CqlIdentifier> column(String name, String setting, Findings findings) {
        try {
            if (name.trim().matches("\\w+|\"\\w+\"")) {
                return Optional.of(CqlIdentifier.fromCql(name.trim()));
            }
        } catch (IllegalArgumentException e) {
            // a reserved word, which needs quotes
        }
        findings.add(
                setting,
                "'" + name + "' is no column's name; names with upper case letters and words of CQL stand in double"
                        + " quotes");
        return Optional.empty();
    }

    /** The same for tables that patterns have turned out to mean. */
    public SourceConfig withTables(List<TableName> found) {
        return new SourceConfig(
                connection,
                new TableSelection(found, List.of()),
                mode,
                topics,
                selection,
                format,
                reading,
                increments,
                snapshotUnits,
                jmxDomain);
    }
}
