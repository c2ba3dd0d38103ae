package dev.scamander.it.quickstart;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a sink has come with a topic, by the offsets that it has committed. */
final class SinkProgress {
    private final Admin admin;
    private final String group;
    private final Set<TopicPartition> partitions;

    SinkProgress(Admin admin, String connector, String topic) {
        this.admin = admin;
        this.group = "connect-" + connector;
        this.partitions =
                KafkaCalls.get(admin.describeTopics(Set.of(topic))
                                .topicNameValues()
                                .get(topic))
                        .partitions()
                        .stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    HowFar read() {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                KafkaCalls.get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        long committed = partitions.stream()
                .map(offsets::get)
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        long published = KafkaCalls.get(admin.listOffsets(latest).all()).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
        return new HowFar(committed, published);
    }
}
