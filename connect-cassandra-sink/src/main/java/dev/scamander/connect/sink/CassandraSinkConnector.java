package dev.scamander.connect.sink;

import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.GivenSettings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.config.ProjectVersion;
import dev.scamander.connect.sink.config.SinkConfig;
import dev.scamander.connect.sink.config.SinkOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes topics to tables of Apache Cassandra.
 *
 * <p>Takes the configurations of the DataStax Apache Kafka Connector with only the class changed.
 */
public final class CassandraSinkConnector extends SinkConnector {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraSinkConnector.class);

    private Map<String, String> properties = Map.of();

    /** For the worker. */
    public CassandraSinkConnector() {}

    @Override
    public String version() {
        return ProjectVersion.get();
    }

    @Override
    public ConfigDef config() {
        return SinkOptions.DEFINITION;
    }

    /** Checks static and dynamic settings, and then, where those are sound, mappings against the live schema. */
    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        Findings findings = new Findings();
        Map<String, String> given = GivenSettings.of(connectorConfigs, findings);
        List<ConfigValue> values = SinkOptions.DEFINITION.validate(given);
        SinkConfig.read(given, findings)
                .ifPresent(config -> LiveSchema.check(
                        config.connection(), findings, schema -> CompiledTopic.check(config, schema, findings)));
        return findings.toConfig(values);
    }

    @Override
    public void start(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
        Findings findings = new Findings();
        SinkConfig.read(properties, findings);
        findings.throwIfAny();
        findings.idle().forEach((key, reason) -> LOG.warn("{} has no effect {}", key, reason));
    }

    @Override
    public Class<? extends Task> taskClass() {
        return CassandraSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return IntStream.range(0, maxTasks)
                .mapToObj(task -> SinkConfig.forTask(properties, task))
                .toList();
    }

    @Override
    public void stop() {
        // tasks hold what there is to close
    }

    /** Offsets are the consumer group's own, so the worker may alter them as it likes. */
    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<TopicPartition, Long> offsets) {
        return true;
    }
}
