package dev.scamander.spark.stream;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.connector.read.streaming.Offset;

/** How far a stream has read: all rows before a moment. In checkpoints it is {@code {"until":"2008-04-01T12:00:00.123Z"}}. */
final class TimeOffset extends Offset {

    private static final Pattern JSON = Pattern.compile("\\{\\s*\"until\"\\s*:\\s*\"([^\"]+)\"\\s*\\}");

    private final long millis;

    TimeOffset(long millis) {
        this.millis = millis;
    }

    /**
     * Reads an offset.
     *
     * @throws IllegalArgumentException if it is none
     */
    static TimeOffset parse(String json) {
        Matcher matcher = JSON.matcher(json.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "the checkpoint's offset " + json + " is not like {\"until\":\"2008-04-01T12:00:00Z\"}");
        }
        return new TimeOffset(Instant.parse(matcher.group(1)).toEpochMilli());
    }

    /** The moment, in milliseconds since 1970; it is not read itself yet. */
    long millis() {
        return millis;
    }

    @Override
    public String json() {
        return "{\"until\":\"" + Instant.ofEpochMilli(millis) + "\"}";
    }
}
