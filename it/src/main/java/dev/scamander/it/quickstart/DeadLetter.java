package dev.scamander.it.quickstart;

import dev.scamander.it.quickstart.console.TextTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record that a sink turned away.
 *
 * @param topic the topic it came from
 * @param partition its partition there
 * @param offset its offset there
 * @param record the beginning of its value
 * @param reason why it was turned away; empty if the dead letter does not say
 */
record DeadLetter(String topic, String partition, String offset, String record, String reason) {
    private static final int RECORD = 30;
    /** What the table says in a column of its own. */
    private static final Pattern PLACE =
            Pattern.compile("^The record at topic \\S+, partition \\d+, offset \\d+ cannot be (?:mapped|written): ");

    private static final String CONTEXT = "__connect.errors.";

    /** Reads the headers that Kafka Connect adds when {@code errors.deadletterqueue.context.headers.enable} is true. */
    static DeadLetter of(ConsumerRecord<byte[], byte[]> letter) {
        return new DeadLetter(
                header(letter, CONTEXT + "topic"),
                header(letter, CONTEXT + "partition"),
                header(letter, CONTEXT + "offset"),
                text(letter.value()),
                header(letter, CONTEXT + "exception.message"));
    }

    /** Returns the dead letters as a table, a line for each. */
    static TextTable table(List<DeadLetter> letters, int most) {
        TextTable table = new TextTable(title(letters.size(), most), "topic-partition@offset", "record", "reason");
        letters.stream()
                .limit(most)
                .forEach(letter -> table.row(
                        letter.topic() + "-" + letter.partition() + "@" + letter.offset(),
                        letter.record().length() <= RECORD
                                ? letter.record()
                                : letter.record().substring(0, RECORD) + "...",
                        PLACE.matcher(letter.reason()).replaceFirst("")));
        return table;
    }

    private static String title(int letters, int most) {
        String title = "Dead letters: records that a sink turned away, and why";
        return letters <= most ? title : title + " (the first " + most + " of " + letters + ")";
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
