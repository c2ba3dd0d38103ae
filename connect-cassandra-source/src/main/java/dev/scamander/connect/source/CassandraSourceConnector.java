package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.DriverException;
import dev.scamander.cassandra.connection.ConnectionException;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.GivenSettings;
import dev.scamander.connect.config.ProjectVersion;
import dev.scamander.connect.source.config.SourceConfig;
import dev.scamander.connect.source.config.SourceOptions;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads tables of Apache Cassandra into topics. */
public final class CassandraSourceConnector extends SourceConnector {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraSourceConnector.class);

    private Map<String, String> properties = Map.of();
    private SourceConfig config;
    /** With the tables that are meant; null until the cluster has told them. */
    private SourceConfig resolved;

    /** For the worker. */
    public CassandraSourceConnector() {}

    @Override
    public String version() {
        return ProjectVersion.get();
    }

    @Override
    public ConfigDef config() {
        return SourceOptions.DEFINITION;
    }

    /** Checks the settings, and then, where they are sound, whether they fit the tables as they are. */
    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        Findings findings = new Findings();
        Map<String, String> given = GivenSettings.of(connectorConfigs, findings);
        List<ConfigValue> values = SourceOptions.DEFINITION.validate(given);
        SourceConfig.read(given, findings).ifPresent(sound -> LiveTables.check(sound, findings));
        return findings.toConfig(values);
    }

    @Override
    public void start(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
        this.config = SourceConfig.of(properties);
        try {
            this.resolved = LiveTables.resolve(config);
        } catch (ConnectionException | DriverException e) {
            if (!LiveTables.isUnanswered(e)) {
                throw e;
            }
            LOG.warn("{}. Tasks begin when the cluster has told which tables are meant", e.getMessage());
        }
    }

    @Override
    public Class<? extends Task> taskClass() {
        return CassandraSourceTask.class;
    }

    /** A worker asks again, after growing pauses, where the cluster does not answer. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        if (resolved == null) {
            resolved = LiveTables.resolve(config);
        }
        return TaskShare.shares(resolved, maxTasks).stream()
                .map(share -> share.in(properties, resolved))
                .toList();
    }

    @Override
    public void stop() {
        // tasks hold what there is to close
    }

    /**
     * Rows of a unit come in one order, and an offset names the row behind which to go on; only a predicate that means
     * something else each time, such as one with {@code now()}, does away with that.
     */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
        Findings findings = new Findings();
        boolean changing = SourceConfig.read(GivenSettings.of(connectorConfig, findings), findings)
                .filter(settings -> settings.selection().changesBetweenReads())
                .isPresent();
        return changing ? ExactlyOnceSupport.UNSUPPORTED : ExactlyOnceSupport.SUPPORTED;
    }

    /**
     * Checks that partitions are units that the connector reads, and that offsets mark rows of them. Taking an offset away is
     * always allowed.
     */
    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<Map<String, ?>, Map<String, ?>> offsets) {
        SourceConfig settings = SourceConfig.of(connectorConfig);
        try {
            offsets.forEach((partition, offset) -> OffsetCheck.check(settings, partition, offset));
            LiveTables.checkOffsets(settings, offsets);
        } catch (IllegalArgumentException e) {
            throw new ConnectException(e.getMessage(), e);
        }
        return true;
    }
}
