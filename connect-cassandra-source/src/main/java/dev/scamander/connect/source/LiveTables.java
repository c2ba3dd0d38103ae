package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.connection.ConnectionException;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.retry.ErrorClass;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.source.config.SourceConfig;
import dev.scamander.connect.source.config.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.errors.ConnectException;

/** Holds settings against the tables of the cluster as they are. */
final class LiveTables {
    private static final String SETTING = "tables";

    private LiveTables() {}

    /** Checks whether the tables exist, and whether the other settings fit them. */
    static void check(SourceConfig config, Findings findings) {
        LiveSchema.check(config.connection(), findings, schema -> {
            List<TableName> tables = tables(config, schema);
            if (tables.isEmpty()) {
                findings.add(SETTING, "No table matches " + config.tables());
            }
            try (SessionLease lease = SessionCache.acquire(config.connection())) {
                tables.forEach(table -> check(table, config.withTables(tables), lease.session(), schema, findings));
            }
        });
    }

    private static void check(
            TableName name, SourceConfig config, CqlSession session, LiveSchema schema, Findings findings) {
        TableMetadata metadata = schema.table(name.keyspace(), name.table()).orElse(null);
        if (metadata == null) {
            findings.add(SETTING, schema.missing(name.keyspace(), name.table()));
            return;
        }
        try {
            config.topics().topic(name);
            new SourceTable(name, config, session, metadata).checkQueries();
        } catch (UnfitSettingException e) {
            findings.add(e.setting(), e.reason());
        } catch (IllegalArgumentException e) {
            findings.add("topic.template", e.getMessage());
        } catch (ConnectException e) {
            findings.add(SETTING, e.getMessage());
        }
    }

    /** Whether a failure means no more than that the cluster does not answer just now. */
    static boolean isUnanswered(RuntimeException failure) {
        return failure instanceof ConnectionException connection
                ? connection.retriable()
                : failure instanceof DriverException && ErrorClass.of(failure).passes();
    }

    /**
     * The same settings with the tables that patterns mean at present.
     *
     * @throws ConnectionException if there is no session to be had
     * @throws DriverException if the cluster does not tell its tables
     * @throws ConnectException if no table is meant
     */
    static SourceConfig resolve(SourceConfig config) {
        if (config.tables().patterns().isEmpty()) {
            return config;
        }
        try (SessionLease lease = SessionCache.acquire(config.connection())) {
            List<TableName> tables = tables(config, LiveSchema.of(lease.session()));
            if (tables.isEmpty()) {
                throw new ConnectException(SETTING + ": No table matches " + config.tables());
            }
            return config.withTables(tables);
        }
    }

    private static List<TableName> tables(SourceConfig config, LiveSchema schema) {
        return config.tables()
                .among(schema.tables().stream()
                        .map(table -> new TableName(table.getKeyspace(), table.getName()))
                        .toList());
    }

    /**
     * Checks offsets against the tables.
     *
     * @throws IllegalArgumentException if one does not fit
     */
    static void checkOffsets(SourceConfig config, Map<Map<String, ?>, Map<String, ?>> offsets) {
        if (offsets.values().stream().allMatch(Objects::isNull)) {
            return;
        }
        try (SessionLease lease = SessionCache.acquire(config.connection())) {
            LiveSchema schema = LiveSchema.of(lease.session());
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    TableName name = SnapshotUnit.parse(partition).table();
                    TableMetadata table = schema.table(name.keyspace(), name.table())
                            .orElseThrow(
                                    () -> new IllegalArgumentException(schema.missing(name.keyspace(), name.table())));
                    OffsetCheck.check(table, lease.session().getContext().getCodecRegistry(), offset);
                }
            });
        }
    }
}
