package dev.scamander.cassandra.connection;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes a schema, one statement after the other, each when every node knows of the one before: a table needs its types, and whoever
 * writes to a new table may do so at any node.
 *
 * <p>The driver's own check asks one node for what it has heard of the others. Where that is not the node that made the change, it may
 * find everybody agreed on the schema from before. Here each node is asked for its own.
 */
public final class SchemaChanges {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaChanges.class);
    private static final SimpleStatement OWN_VERSION =
            SimpleStatement.newInstance("SELECT schema_version FROM system.local");

    private SchemaChanges() {}

    /**
     * Runs statements. Nodes that do not agree within the driver's time for that
     * ({@code advanced.control-connection.schema-agreement.timeout}) are left behind with a warning in the log.
     *
     * @param session the session
     * @param statements the statements, in their order
     */
    public static void run(CqlSession session, List<String> statements) {
        DriverExecutionProfile profile = session.getContext().getConfig().getDefaultProfile();
        Duration patience = profile.getDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT);
        Duration interval = profile.getDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_INTERVAL);
        for (String statement : statements) {
            session.execute(statement);
            if (!await(() -> agreed(session), patience, interval)) {
                LOG.warn("the cluster's nodes do not agree on a schema {} after: {}", patience, statement);
            }
        }
    }

    /** Whether a condition holds within a time; asked at least once. An interrupt ends the waiting and is kept. */
    static boolean await(Supplier<Boolean> condition, Duration patience, Duration interval) {
        long begin = System.nanoTime();
        while (!condition.get()) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(interval.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Whether all nodes that this session sends requests to have the same version. */
    private static boolean agreed(CqlSession session) {
        return agreed(session.getMetadata().getNodes().values().stream()
                .filter(node -> node.getOpenConnections() > 0)
                .map(node -> version(session, node))
                .toList());
    }

    /** Whether all have told the same version. */
    static boolean agreed(List<Optional<UUID>> versions) {
        return versions.stream().allMatch(Optional::isPresent)
                && versions.stream().distinct().count() <= 1;
    }

    /** Empty for a node that does not answer, which so agrees with nobody. */
    private static Optional<UUID> version(CqlSession session, Node node) {
        try {
            return Optional.ofNullable(
                    session.execute(OWN_VERSION.setNode(node)).one().getUuid(0));
        } catch (RuntimeException e) {
            LOG.debug("{} does not tell its schema's version", node, e);
            return Optional.empty();
        }
    }
}
