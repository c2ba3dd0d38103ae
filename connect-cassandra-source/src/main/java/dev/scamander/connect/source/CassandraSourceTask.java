package dev.scamander.connect.source;

import dev.scamander.connect.config.ProjectVersion;
import dev.scamander.connect.source.config.SourceConfig;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Hands a worker's calls over to a {@link StartedSourceTask}, which exists only while this task is started. */
public final class CassandraSourceTask extends SourceTask {
    private volatile StartedSourceTask started;

    /** For the worker. */
    public CassandraSourceTask() {}

    @Override
    public String version() {
        return ProjectVersion.get();
    }

    @Override
    public void start(Map<String, String> properties) {
        started = StartedSourceTask.start(
                properties.getOrDefault("name", "source"),
                TaskShare.of(properties),
                SourceConfig.of(properties),
                context);
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        return started.poll();
    }

    /** Called by another thread than the rest. */
    @Override
    public void stop() {
        StartedSourceTask task = started;
        if (task != null) {
            task.stop();
        }
    }
}
