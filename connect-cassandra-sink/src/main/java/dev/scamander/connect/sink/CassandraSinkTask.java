package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import dev.scamander.cassandra.connection.ConnectionException;
import dev.scamander.cassandra.write.WriteFailure;
import dev.scamander.connect.config.ProjectVersion;
import dev.scamander.connect.sink.config.SinkConfig;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a worker's calls over to a {@link StartedSinkTask}, which exists only while there is a connection. Where the cluster
 * does not answer when the task starts, records are refused until it does, for as long as writes would be tried again.
 */
public final class CassandraSinkTask extends SinkTask {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraSinkTask.class);
    private static final long CONNECT_AGAIN_MILLIS = 2_000;

    private SinkConfig config;
    private long connectUntil;
    private StartedSinkTask started;

    /** For the worker. */
    public CassandraSinkTask() {}

    @Override
    public String version() {
        return ProjectVersion.get();
    }

    @Override
    public void start(Map<String, String> properties) {
        config = SinkConfig.of(properties);
        connectUntil = System.nanoTime() + config.writing().retryDeadline().toNanos();
        try {
            connect();
        } catch (RetriableException e) {
            LOG.warn("{}. Trying again until it answers", e.getMessage());
        }
    }

    private void connect() {
        try {
            started = new StartedSinkTask(config, context, TaskConnection.open(config));
        } catch (ConnectionException e) {
            throw told(e, e.retriable());
        } catch (WriteFailure e) {
            throw told(e, e.kind() == WriteFailure.Kind.EXHAUSTED);
        } catch (AllNodesFailedException | DriverTimeoutException | ClosedConnectionException e) {
            throw told(e, true);
        }
    }

    private ConnectException told(RuntimeException reason, boolean mayPass) {
        return mayPass && System.nanoTime() - connectUntil < 0
                ? new RetriableException(reason.getMessage(), reason)
                : new ConnectException(reason.getMessage(), reason);
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        if (started != null) {
            started.open();
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        if (started == null) {
            context.timeout(CONNECT_AGAIN_MILLIS);
            connect();
        }
        started.put(records);
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> consumed) {
        return started == null ? Map.of() : started.committable(consumed);
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        if (started != null) {
            started.close(partitions);
        }
    }

    @Override
    public void stop() {
        if (started != null) {
            started.close();
            started = null;
        }
    }
}
