package dev.scamander.cassandra.aggregate;

/**
 * What is remembered of one record of a source, to know the source again.
 *
 * @param sequence the record's number
 * @param timeMillis the record's time in milliseconds since 1970-01-01T00:00Z; -1 if it has none
 * @param fingerprint a hash of its content
 */
public record SourceMark(long sequence, long timeMillis, long fingerprint) {}
