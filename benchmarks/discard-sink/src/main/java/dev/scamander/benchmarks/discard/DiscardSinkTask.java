package dev.scamander.benchmarks.discard;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Lets go of every record. */
public final class DiscardSinkTask extends SinkTask {

    /** For the worker. */
    public DiscardSinkTask() {}

    @Override
    public void start(Map<String, String> properties) {}

    @Override
    public void put(Collection<SinkRecord> records) {}

    @Override
    public void stop() {}

    @Override
    public String version() {
        return "1";
    }
}
