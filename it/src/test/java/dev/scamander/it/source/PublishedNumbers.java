package dev.scamander.it.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.connect.Connectors;
import dev.scamander.it.sandbox.rest.ConnectorStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The numbers of the rows in a topic of one partition, as a consumer of committed records sees them come. */
final class PublishedNumbers implements AutoCloseable {
    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BitSet seen = new BitSet();
    private final List<Integer> again = new ArrayList<>();
    private int records;

    PublishedNumbers(String bootstrapServers, String topic) {
        partition = new TopicPartition(topic, 0);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** How many records there are by now. */
    int count() {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> {
            int number = ReadingTable.number(Connectors.json(record.value()));
            records++;
            if (seen.get(number)) {
                again.add(number);
            }
            seen.set(number);
        });
        return records;
    }

    /**
     * Waits until there are so many records.
     *
     * @param source what is asked for its state when the time is up
     */
    void await(int wanted, Duration patience, Supplier<ConnectorStatus> source) {
        try {
            Awaitility.await(partition.topic())
                    .pollInSameThread()
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> count() >= wanted);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    records + " records came instead of " + wanted + "; " + source.get() + "; never came: "
                            + missing(wanted),
                    e);
        }
    }

    /** Checks that the rows below a number came, and each of them once. */
    void assertEachOnce(int rows) {
        readToEnd();
        assertThat(again).as("came again").isEmpty();
        assertThat(missing(rows)).as("never came").isEmpty();
        assertThat(records).isEqualTo(rows);
    }

    /** Reads all that the topic holds. */
    private void readToEnd() {
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            count();
        }
    }

    /** Numbers below a limit that never came. */
    private List<Integer> missing(int limit) {
        BitSet missing = new BitSet();
        missing.set(0, limit);
        missing.andNot(seen);
        return missing.stream().boxed().toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
