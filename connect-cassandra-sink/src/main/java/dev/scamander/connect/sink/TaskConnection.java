package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteSettings;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.DdlAuto;
import dev.scamander.connect.sink.config.SinkConfig;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.connect.sink.config.TopicSettings;
import dev.scamander.mapping.ddl.DerivationException;
import dev.scamander.mapping.row.MappingRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * A task's connection to its cluster: the session, the pipeline over it, and the plans prepared on both. Topics whose tables are to
 * be created get their plans when their first records are there.
 */
final class TaskConnection implements AutoCloseable {
    /** One task of a process at a time: creating a table twice at once is what clusters do not like. */
    private static final Object CREATING = new Object();

    private final SinkConfig config;
    private final CqlSession session;
    private final Runnable release;
    private final WritePipeline pipeline;
    private final Map<String, TopicPlan> plans = new HashMap<>();
    /** By topic, of those whose tables are not made yet. */
    private final Map<String, CreationAttempts> attempts = new HashMap<>();

    /**
     * With a pipeline, and no plan yet.
     *
     * @param release gives the session back
     */
    TaskConnection(SinkConfig config, CqlSession session, Runnable release) {
        this.config = config;
        this.session = session;
        this.release = release;
        this.pipeline = new WritePipeline(session, config.writing());
    }

    /**
     * Connects, compiles and prepares.
     *
     * @throws dev.scamander.cassandra.connection.ConnectionException if there is no session to be had
     * @throws ConfigException naming all settings that do not fit the tables
     * @throws dev.scamander.cassandra.write.WriteFailure if a statement cannot be prepared
     */
    static TaskConnection open(SinkConfig config) {
        SessionLease lease = SessionCache.acquire(config.connection());
        TaskConnection connection = null;
        try {
            connection = new TaskConnection(config, lease.session(), lease::close);
            connection.prepare();
            return connection;
        } catch (RuntimeException e) {
            if (connection != null) {
                connection.close();
            } else {
                lease.close();
            }
            throw e;
        }
    }

    private void prepare() {
        LiveSchema schema = LiveSchema.of(session);
        Findings findings = new Findings();
        Map<String, CompiledTopic> compiled = new HashMap<>();
        for (TopicSettings topic : config.topics().values()) {
            ExistingKey.check(config, topic, schema, findings);
            if (!CompiledTopic.isIncomplete(config, topic, schema, findings)) {
                compiled.put(topic.topic(), CompiledTopic.compile(topic, schema, findings));
            }
        }
        findings.throwIfAny();
        compiled.forEach((name, topic) -> plans.put(name, plan(topic)));
    }

    private TopicPlan plan(CompiledTopic topic) {
        return TopicPlan.prepare(topic, config.writing(), session, pipeline);
    }

    WritePipeline pipeline() {
        return pipeline;
    }

    /** Whether records of some topic must be looked at before their turn. */
    boolean readsAhead() {
        return config.topics().values().stream()
                .flatMap(topic -> topic.tables().stream())
                .anyMatch(TableSettings::aggregates);
    }

    /** What becomes of a topic's records; null if it has no table, or none that is ready. */
    TopicPlan plan(String topic) {
        return plans.get(topic);
    }

    /** Whether settings give a topic a table. */
    boolean hasTable(String topic) {
        return config.topics().containsKey(topic);
    }

    /**
     * Makes the tables of a topic that {@linkplain #hasTable has} some and no plan yet.
     *
     * @param samples gives records from which tables that do not exist take their columns
     * @return the topic's plan; empty if the cluster is away: to be called again
     * @throws ConnectException if tables cannot be made from the records, or the cluster was away too long
     */
    Optional<TopicPlan> make(String topic, Supplier<Collection<? extends MappingRecord>> samples) {
        TopicSettings settings = config.topics().get(topic);
        WriteSettings writing = config.writing();
        Optional<TopicPlan> made = attempts.computeIfAbsent(
                        topic,
                        name -> new CreationAttempts(
                                name,
                                new Backoff(
                                        writing.backoffInitial(), writing.backoffMaximum(), writing.retryDeadline()),
                                System::nanoTime))
                .attempt(() -> make(settings, samples.get()));
        made.ifPresent(plan -> {
            plans.put(topic, plan);
            attempts.remove(topic);
        });
        return made;
    }

    private TopicPlan make(TopicSettings settings, Collection<? extends MappingRecord> samples) {
        create(settings, samples);
        Findings findings = new Findings();
        CompiledTopic compiled = CompiledTopic.compile(settings, LiveSchema.of(session), findings);
        findings.throwIfAny();
        return plan(compiled);
    }

    /** Records that waited for their tables went to another task: the time for making them begins anew with the next ones. */
    void forgetAttempts() {
        attempts.clear();
    }

    private void create(TopicSettings topic, Collection<? extends MappingRecord> samples) {
        boolean evolve = config.ddlAuto() == DdlAuto.EVOLVE;
        LiveSchema schema = LiveSchema.of(session);
        for (TableSettings table : topic.tables()) {
            Optional<TableMetadata> existing = schema.table(table.keyspace(), table.table());
            boolean asItShould = existing.isPresent() && !(evolve && TableCreation.lacksColumns(table, existing.get()));
            if (table.query().isPresent() || asItShould) {
                continue;
            }
            if (existing.isEmpty() && table.primaryKey().isEmpty()) {
                throw new ConnectException("To create " + table.qualifiedName() + ", set " + table.primaryKeyKey());
            }
            try {
                synchronized (CREATING) {
                    new TableCreation(table, existing, samples).run(session, evolve);
                }
            } catch (DerivationException | DriverException e) {
                if (CreationAttempts.passes(e)) {
                    throw e;
                }
                throw new ConnectException(
                        "Cannot make " + table.qualifiedName() + " as records of topic '" + topic.topic()
                                + "' need it: " + e.getMessage() + ". Create it by hand, or send a record that tells",
                        e);
            }
        }
    }

    @Override
    public void close() {
        try {
            pipeline.close();
        } finally {
            release.run();
        }
    }
}
