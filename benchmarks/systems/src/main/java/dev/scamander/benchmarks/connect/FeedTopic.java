package dev.scamander.benchmarks.connect;

import dev.scamander.it.sandbox.KafkaCluster;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Fills a topic before anything is measured. */
final class FeedTopic {

    static final int PARTITIONS = 4;

    private FeedTopic() {}

    /** Creates the topic and waits until all records are in it. */
    static void fill(KafkaCluster kafka, String topic, Feed feed) {
        kafka.createTopic(topic, PARTITIONS);
        AtomicReference<Exception> failure = new AtomicReference<>();
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                1 << 17);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int index = 0; index < feed.size(); index++) {
                Map<String, Object> row = feed.row(index);
                producer.send(new ProducerRecord<>(topic, feed.key(row), feed.json(row)), (sent, failed) -> {
                    if (failed != null) {
                        failure.set(failed);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the topic could not be filled", failure.get());
        }
    }
}
