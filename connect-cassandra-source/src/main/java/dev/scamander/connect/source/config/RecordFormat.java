package dev.scamander.connect.source.config;

/** What keys and values of records are. */
public enum RecordFormat {
    /** Structs with a schema, for any converter. */
    STRUCT,
    /** JSON text, for the string converter. */
    JSON
}
