package dev.scamander.connect.sink;

import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** A worker's side of a task that owns one partition, without a dead letter queue. */
final class FakeWorker {
    final Set<TopicPartition> paused = new HashSet<>();
    private final Set<TopicPartition> assignment;

    FakeWorker(TopicPartition owned) {
        this.assignment = Set.of(owned);
    }

    SinkTaskContext context() {
        return (SinkTaskContext) Proxy.newProxyInstance(
                FakeWorker.class.getClassLoader(),
                new Class<?>[] {SinkTaskContext.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "pause" -> paused.addAll(List.of((TopicPartition[]) arguments[0]));
                        case "resume" -> paused.removeAll(List.of((TopicPartition[]) arguments[0]));
                        default -> {
                            return method.getName().equals("assignment") ? assignment : null;
                        }
                    }
                    return null;
                });
    }
}
