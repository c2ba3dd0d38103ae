package dev.scamander.mapping.row;

/**
 * What a mapping can read of a record. Key, value and headers may each be JSON text as {@code String}, {@code byte[]} or
 * {@code java.nio.ByteBuffer} (UTF-8), a {@code Map} or {@code List}, a Connect {@code Struct}, a scalar, or null.
 */
public interface MappingRecord {
    /** The key, or null. */
    Object key();

    /** The value; null for a tombstone. */
    Object value();

    /** The value of the last header of this name, or null. Asked only for headers that the mapping names. */
    Object header(String name);

    /** The topic that the record was read from. */
    String topic();

    /** The partition that the record was read from. */
    int partition();

    /** The record's offset in its partition. */
    long offset();

    /** The record's timestamp in milliseconds since 1970-01-01T00:00Z; negative if it has none. */
    long timestampMillis();
}
