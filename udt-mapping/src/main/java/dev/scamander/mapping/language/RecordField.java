package dev.scamander.mapping.language;

import java.util.Locale;

/** What a record carries besides key, value and headers. */
public enum RecordField {
    /** The name of the topic, a text. */
    TOPIC,
    /** The number of the partition, an int. */
    PARTITION,
    /** The offset in the partition, a bigint. */
    OFFSET,
    /** The record's timestamp: milliseconds since 1970-01-01T00:00Z. */
    TIMESTAMP;

    /** The name of the function that yields this field. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
