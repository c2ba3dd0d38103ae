package dev.scamander.connect.sink;

import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.SinkConfig;
import java.util.HashMap;
import java.util.List;
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
            Map<String, List<CompiledTable>> compiled = compile(config, LiveSchema.of(lease.session()));
            pipeline = new WritePipeline(lease.session(), config.writing());
            Map<String, TopicPlan> plans = new HashMap<>();
            for (Map.Entry<String, List<CompiledTable>> topic : compiled.entrySet()) {
                plans.put(topic.getKey(), TopicPlan.prepare(topic.getValue(), pipeline));
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

    private static Map<String, List<CompiledTable>> compile(SinkConfig config, LiveSchema schema) {
        Findings findings = new Findings();
        Map<String, List<CompiledTable>> compiled = new HashMap<>();
        config.topics()
                .forEach((name, topic) -> compiled.put(
                        name,
                        topic.tables().stream()
                                .flatMap(table -> CompiledTable.compile(topic, table, schema, findings).stream())
                                .toList()));
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
