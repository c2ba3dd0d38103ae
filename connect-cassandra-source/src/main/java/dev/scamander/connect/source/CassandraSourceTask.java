package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.DriverException;
import dev.scamander.cassandra.connection.ConnectionException;
import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.connect.config.ProjectVersion;
import dev.scamander.connect.source.config.SourceConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a worker's calls over to a {@link StartedSourceTask}, which exists only while there is a connection. Where the cluster
 * does not answer when the task starts, there are no records until it does.
 */
public final class CassandraSourceTask extends SourceTask {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraSourceTask.class);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private String connector;
    private TaskShare share;
    private SourceConfig config;
    private int failures;
    private volatile StartedSourceTask started;

    /** For the worker. */
    public CassandraSourceTask() {}

    @Override
    public String version() {
        return ProjectVersion.get();
    }

    @Override
    public void start(Map<String, String> properties) {
        connector = properties.getOrDefault("name", "source");
        share = TaskShare.of(properties);
        config = SourceConfig.of(properties);
        connect();
    }

    private void connect() {
        try {
            started(StartedSourceTask.start(connector, share, config, context));
        } catch (ConnectionException | DriverException e) {
            if (!LiveTables.isUnanswered(e)) {
                throw e;
            }
            failures++;
            if (Backoff.isTold(failures)) {
                LOG.warn("Attempt {}: {}. Trying again until the cluster answers", failures, e.getMessage());
            }
        }
    }

    private synchronized void started(StartedSourceTask task) {
        if (isStopped()) {
            task.stop();
        } else {
            started = task;
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        StartedSourceTask task = started;
        if (task != null) {
            return task.poll();
        }
        if (!stopped.await(StartedSourceTask.BACKOFF.pauseNanos(failures, 0), TimeUnit.NANOSECONDS)) {
            connect();
        }
        return null;
    }

    /** Called by another thread than the rest. */
    @Override
    public void stop() {
        StartedSourceTask task;
        synchronized (this) {
            stopped.countDown();
            task = started;
        }
        if (task != null) {
            task.stop();
        }
    }
}
