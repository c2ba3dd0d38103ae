package dev.scamander.connect.sink;

import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.SinkConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * A task's connection to its cluster: the session, the pipeline over it, and the plans prepared on both.
 *
 * @param lease the task's share of the session
 * @param pipeline writes the task's rows
 * @param plans what becomes of each topic's records
 */
record TaskConnection(SessionLease lease, WritePipeline pipeline, Map<String, TopicPlan> plans)
        implements AutoCloseable {
    /**
     * Connects, compiles and prepares.
     *
     * @throws dev.scamander.cassandra.connection.ConnectionException if there is no session to be had
     * @throws org.apache.kafka.common.config.ConfigException naming all settings that do not fit the tables
     * @throws dev.scamander.cassandra.write.WriteFailure if a statement cannot be prepared
     */
    static TaskConnection open(SinkConfig config) {
        SessionLease lease = SessionCache.acquire(config.connection());
        WritePipeline pipeline = null;
        try {
            Map<String, CompiledTopic> compiled = compile(config, LiveSchema.of(lease.session()));
            pipeline = new WritePipeline(lease.session(), config.writing());
            Map<String, TopicPlan> plans = new HashMap<>();
            for (Map.Entry<String, CompiledTopic> topic : compiled.entrySet()) {
                plans.put(
                        topic.getKey(),
                        TopicPlan.prepare(topic.getValue(), config.writing(), lease.session(), pipeline));
            }
            return new TaskConnection(lease, pipeline, Map.copyOf(plans));
        } catch (RuntimeException e) {
            if (pipeline != null) {
                pipeline.close();
            }
            lease.close();
            throw e;
        }
    }

    private static Map<String, CompiledTopic> compile(SinkConfig config, LiveSchema schema) {
        Findings findings = new Findings();
        Map<String, CompiledTopic> compiled = new HashMap<>();
        config.topics().forEach((name, topic) -> compiled.put(name, CompiledTopic.compile(topic, schema, findings)));
        findings.throwIfAny();
        return compiled;
    }

    @Override
    public void close() {
        try {
            pipeline.close();
        } finally {
            lease.close();
        }
    }
}
