package dev.scamander.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    @Test
    void readsWhatConnectWritesInItsHeaders() {
        ConsumerRecord<byte[], byte[]> letter = new ConsumerRecord<>("dlq", 0, 0, null, bytes("what is this"));
        letter.headers()
                .add("__connect.errors.topic", bytes("isd-weather"))
                .add("__connect.errors.partition", bytes("3"))
                .add("__connect.errors.offset", bytes("17"))
                .add("__connect.errors.exception.message", bytes("$ is no JSON"));

        assertThat(DeadLetter.of(letter))
                .isEqualTo(new DeadLetter("isd-weather", "3", "17", "what is this", "$ is no JSON"));
    }

    @Test
    void aLetterWithoutHeadersHasNoReason() {
        assertThat(DeadLetter.of(new ConsumerRecord<>("dlq", 0, 0, null, null)).reason())
                .isEmpty();
    }

    @Test
    void showsSomeAndSaysHowManyThereAre() {
        DeadLetter letter = new DeadLetter("isd-weather", "3", "17", "x".repeat(40), "no JSON");

        List<String> lines =
                DeadLetter.table(List.of(letter, letter, letter), 2).lines();

        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).endsWith("(the first 2 of 3)");
        assertThat(lines.get(4)).contains("isd-weather-3@17", "x".repeat(30) + "...", "no JSON");
    }

    @Test
    void doesNotRepeatThePlaceInTheReason() {
        DeadLetter letter = new DeadLetter(
                "isd-weather",
                "1",
                "100",
                "warm",
                "The record at topic isd-weather, partition 1, offset 100 cannot be mapped: $ -> a.b: is no JSON");

        assertThat(DeadLetter.table(List.of(letter), 2).lines().get(4))
                .isEqualTo("  isd-weather-1@100       warm    $ -> a.b: is no JSON");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
