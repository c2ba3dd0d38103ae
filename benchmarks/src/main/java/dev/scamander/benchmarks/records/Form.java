package dev.scamander.benchmarks.records;

/** What holds a record's value when it reaches the mapping. */
public enum Form {
    /** JSON in a {@code String}, as Connect's StringConverter leaves it. */
    TEXT,
    /** JSON in a {@code byte[]}, as Connect's ByteArrayConverter leaves it. */
    BYTES,
    /** A Connect {@code Struct}. */
    STRUCT
}
