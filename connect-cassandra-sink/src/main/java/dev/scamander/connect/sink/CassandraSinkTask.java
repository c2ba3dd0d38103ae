package dev.scamander.connect.sink;

import dev.scamander.connect.config.ProjectVersion;
import dev.scamander.connect.sink.config.SinkConfig;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Hands a worker's calls over to a {@link StartedSinkTask}, which exists only while this task is started. */
public final class CassandraSinkTask extends SinkTask {
    private StartedSinkTask started;

    /** For the worker. */
    public CassandraSinkTask() {}

    @Override
    public String version() {
        return ProjectVersion.get();
    }

    @Override
    public void start(Map<String, String> properties) {
        started = StartedSinkTask.start(SinkConfig.of(properties), context);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        started.put(records);
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> consumed) {
        return started.committable(consumed);
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
