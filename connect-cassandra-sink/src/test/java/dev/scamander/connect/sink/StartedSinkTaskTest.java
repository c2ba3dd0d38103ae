package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import dev.scamander.connect.sink.config.SinkConfig;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables that are to be made while the cluster fails. */
class StartedSinkTaskTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);
    private static final Map<TopicPartition, OffsetAndMetadata> CONSUMED = Map.of(PARTITION, new OffsetAndMetadata(8));

    private final FakeWorker worker = new FakeWorker(PARTITION);
    private RuntimeException answer = new NoNodeAvailableException();
    private final StartedSinkTask task = task();

    private StartedSinkTask task() {
        SinkConfig config = SinkConfig.of(Map.of(
                "name", "sink",
                "topics", "t",
                "jmx", "false",
                "ddl.auto", "create",
                "topic.t.ks.tbl.mapping", "id=key, n=value.n"));
        CqlSession session = (CqlSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CqlSession.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getContext" -> null;
                        case "refreshSchemaAsync" -> CompletableFuture.failedFuture(answer);
                        default -> throw new UnsupportedOperationException(method.toString());
                    };
                });
        return new StartedSinkTask(config, worker.context(), new TaskConnection(config, session, () -> {}));
    }

    @AfterEach
    void close() {
        task.close();
    }

    private static List<SinkRecord> records() {
        return List.of(new SinkRecord("t", 0, null, "k", null, "{\"n\":1}", 7));
    }

    @Test
    void recordsWaitForTheirTablesWhileTheClusterIsAway() {
        task.put(records());
        assertThat(worker.paused).containsExactly(PARTITION);
        assertThat(task.committable(CONSUMED)).isEmpty();

        task.put(List.of());
        assertThat(worker.paused).containsExactly(PARTITION);
        assertThat(task.committable(CONSUMED)).isEmpty();
    }

    @Test
    void recordsThatWaitAreLetGoWithTheirPartition() {
        task.put(records());
        task.close(List.of(PARTITION));
        answer = new UnauthorizedException(null, "would end the task if it were asked for");
        task.put(List.of());
        assertThat(worker.paused).isEmpty();
    }

    @Test
    void aRefusalEndsTheTask() {
        answer = new UnauthorizedException(null, "no permission to see tables");
        assertThatThrownBy(() -> task.put(records()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("'t'", "no permission to see tables");
        assertThat(task.committable(CONSUMED)).isEmpty();
    }
}
