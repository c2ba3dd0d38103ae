package dev.scamander.mapping.row;

import java.util.Map;

/** A record as plain data. */
public record TestRecord(
        Object key,
        Object value,
        Map<String, Object> headers,
        String topic,
        int partition,
        long offset,
        long timestampMillis)
        implements MappingRecord {

    public static TestRecord of(Object key, Object value) {
        return new TestRecord(key, value, Map.of(), "orders", 3, 42, 1_700_000_000_123L);
    }

    public static TestRecord ofValue(Object value) {
        return of(null, value);
    }

    public TestRecord withHeaders(Map<String, Object> all) {
        return new TestRecord(key, value, all, topic, partition, offset, timestampMillis);
    }

    public TestRecord withTimestamp(long millis) {
        return new TestRecord(key, value, headers, topic, partition, offset, millis);
    }

    @Override
    public Object header(String name) {
        return headers.get(name);
    }
}
