package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxProcess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cluster goes away under load and comes back: nothing is lost, nobody has to do anything. */
class SinkOutageIT {
    private static final int RECORDS = 60_000;
    private static final Duration POLL = Duration.ofMillis(50);

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    /** {@code -Ddev.scamander.it.outage.seconds=60 -Ddev.scamander.it.backlog=2000000} for the whole proof. */
    private static final int OUTAGE_SECONDS = Integer.getInteger("dev.scamander.it.outage.seconds", 0);

    private static final int BACKLOG = Integer.getInteger("dev.scamander.it.backlog", 0);
    private static final int BUCKETS = 500;

    private final Connectors connectors = new Connectors(SANDBOX);

    @Test
    void waitsForTheClusterAndGoesOn() {
        String keyspace = SANDBOX.cassandra().createKeyspace("outage");
        String topic = Sandbox.uniqueName("outage");
        start(topic, keyspace, 2000);

        SandboxProcess node = SANDBOX.cassandra().nodes().get(0);
        node.stop();
        String[] records = new String[2 * RECORDS];
        for (int i = 0; i < records.length; i += 2) {
            records[i] = "k" + i;
            records[i + 1] = i % 1000 == 0 ? "no JSON" : "{\"v\":\"" + i + "\"}";
        }
        connectors.send(topic, records);
        SANDBOX.connect().workers().get(0).stop();
        SANDBOX.connect().workers().get(0).start();
        SANDBOX.connect().rest().awaitRunning(topic, 1, Connectors.PATIENCE);
        node.start();
        connectors.awaitCommitted(topic, topic);

        assertThat(SANDBOX.cassandra()
                        .session()
                        .execute("SELECT k FROM " + keyspace + ".kv")
                        .all())
                .hasSize(1 + RECORDS - RECORDS / 500);
        // those that were reported before the worker was stopped, behind writes that were not done yet, come again
        assertThat(SANDBOX.kafka().readAll(topic + ".dlq").stream()
                        .map(letter -> new String(letter.key(), StandardCharsets.UTF_8))
                        .distinct())
                .hasSize(RECORDS / 500);
        SANDBOX.connect().rest().delete(topic);
    }

    /** The task holds records back, owns nothing for a while, and is given the same partitions again. */
    @Test
    void goesOnWhenPartitionsComeBack() {
        String keyspace = SANDBOX.cassandra().createKeyspace("moved");
        String topic = Sandbox.uniqueName("moved");
        start(topic, keyspace, 500);
        SandboxProcess node = SANDBOX.cassandra().nodes().get(0);
        String beans = "dev.scamander:type=sink-task,connector=\"" + topic + "\",task=*";
        try (WorkerBeans worker =
                        WorkerBeans.of(SANDBOX.connect().workers().get(0).pid());
                // closed last: it cannot leave while the group waits for the other one
                KafkaConsumer<byte[], byte[]> waiting = member(topic);
                KafkaConsumer<byte[], byte[]> silent = member(topic)) {
            node.pause();
            String[] records = new String[2 * RECORDS];
            for (int i = 0; i < records.length; i += 2) {
                records[i] = "k" + i;
                records[i + 1] = "{\"v\":\"" + i + "\"}";
            }
            connectors.send(topic, records);
            await("a partition for a member that is silent from then on").until(() -> {
                silent.poll(POLL);
                return !silent.assignment().isEmpty();
            });
            await("a task that holds records back").until(() -> worker.any(beans, "Paused"));
            // the group waits for the silent member, and the task owns nothing meanwhile
            await("a task without partitions").until(() -> {
                waiting.poll(POLL);
                return !worker.any(beans, "Paused");
            });
        } finally {
            node.resume();
        }
        connectors.awaitCommitted(topic, topic);
        connectors.awaitRows("SELECT k FROM " + keyspace + ".kv", 1 + RECORDS);
        SANDBOX.connect().rest().delete(topic);
    }

    /** Starts a sink that holds few rows, and waits until it has written one. */
    private void start(String topic, String keyspace, int bufferRows) {
        SANDBOX.cassandra().session().execute("CREATE TABLE " + keyspace + ".kv (k text PRIMARY KEY, v text)");
        SANDBOX.kafka().createTopic(topic, 2);
        Map<String, String> config = connectors.sink(topic);
        config.put("topic." + topic + "." + keyspace + ".kv.mapping", "k=key, v=value.v");
        config.put("buffer.rows", Integer.toString(bufferRows));
        connectors.start(topic, config);
        connectors.send(topic, "first", "{\"v\":\"0\"}");
        connectors.awaitRows("SELECT * FROM " + keyspace + ".kv", 1);
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Connectors.PATIENCE).pollInSameThread();
    }

    /** A member of the sink's consumer group. */
    private static KafkaConsumer<byte[], byte[]> member(String topic) {
        KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        SANDBOX.kafka().bootstrapServers(),
                        "group.id",
                        "connect-" + topic,
                        "enable.auto.commit",
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        member.subscribe(List.of(topic));
        return member;
    }

    /** In one heap of 512 MiB, without a restart of anything. */
    @Test
    @EnabledIfSystemProperty(named = "dev.scamander.it.backlog", matches = "[0-9]+")
    void drainsABacklog() {
        String keyspace = SANDBOX.cassandra().createKeyspace("backlog");
        String topic = Sandbox.uniqueName("backlog");
        SANDBOX.cassandra()
                .session()
                .execute("CREATE TABLE " + keyspace + ".kv (b int, k int, v text, PRIMARY KEY ((b), k))");
        SANDBOX.kafka().createTopic(topic, 2);
        Map<String, String> config = connectors.sink(topic);
        config.put("tasks.max", "2");
        config.put("topic." + topic + "." + keyspace + ".kv.mapping", "b=value.b, k=value.k, v=value.v");
        connectors.start(topic, config);
        connectors.send(topic, null, "{\"b\":-1,\"k\":0}");
        connectors.awaitRows("SELECT * FROM " + keyspace + ".kv WHERE b = -1", 1);
        SandboxProcess worker = SANDBOX.connect().workers().get(0);
        long pid = worker.pid();
        SandboxProcess node = SANDBOX.cassandra().nodes().get(0);
        node.stop();
        long stopped = System.nanoTime();
        AtomicInteger sent = new AtomicInteger();
        while (sent.get() < BACKLOG) {
            send(topic, sent, 20_000);
        }
        // the backlog is there; a trickle goes on for as long as the cluster is away
        Awaitility.await("the end of the outage")
                .atMost(Duration.ofSeconds(OUTAGE_SECONDS + 60L))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    send(topic, sent, BUCKETS);
                    return System.nanoTime() - stopped >= TimeUnit.SECONDS.toNanos(OUTAGE_SECONDS);
                });
        long away = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - stopped);
        node.start();
        long back = System.nanoTime();
        int all = sent.get();
        Awaitility.await("the backlog of " + all)
                .atMost(Duration.ofMinutes(10))
                .failFast(
                        "the connector has failed",
                        () -> SANDBOX.connect().rest().status(topic).hasFailed())
                .until(() -> connectors.committed(topic, topic) == all + 1L);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - back);
        for (int b = 0; b < BUCKETS; b++) {
            assertThat(SANDBOX.cassandra()
                            .session()
                            .execute("SELECT count(*) FROM " + keyspace + ".kv WHERE b = " + b)
                            .one()
                            .getLong(0))
                    .isEqualTo(all / BUCKETS);
        }
        assertThat(worker.isRunning()).isTrue();
        assertThat(worker.pid()).isEqualTo(pid);
        System.out.println(
                "Cassandra away for " + away + " s; backlog of " + all + " records drained in " + seconds + " s");
        SANDBOX.connect().rest().delete(topic);
    }

    private void send(String topic, AtomicInteger sent, int count) {
        String[] records = new String[2 * count];
        for (int i = 0; i < records.length; i += 2) {
            int number = sent.getAndIncrement();
            records[i + 1] = "{\"b\":" + number % BUCKETS + ",\"k\":" + number / BUCKETS + ",\"v\":\"value of " + number
                    + ", and some text that makes it longer\"}";
        }
        connectors.send(topic, records);
    }
}
