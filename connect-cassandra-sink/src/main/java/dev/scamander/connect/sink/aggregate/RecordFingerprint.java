package dev.scamander.connect.sink.aggregate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * A hash of what a record holds, the same in every process: FNV-1a of 64 bits over the text or bytes of its scalars. (The hash codes
 * of schemas and structs differ from one JVM to the next.)
 */
final class RecordFingerprint {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long hash = OFFSET_BASIS;

    private RecordFingerprint() {}

    static long of(Object key, Object value) {
        RecordFingerprint fingerprint = new RecordFingerprint();
        fingerprint.add(key);
        fingerprint.add(value);
        return fingerprint.hash;
    }

    private void add(Object value) {
        if (value == null) {
            step(0);
        } else if (value instanceof byte[] bytes) {
            bytes(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(buffer.position(), bytes);
            bytes(bytes);
        } else if (value instanceof Struct struct) {
            step(1);
            for (Field field : struct.schema().fields()) {
                add(field.name());
                add(struct.get(field));
            }
        } else if (value instanceof Map<?, ?> map) {
            step(2);
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, item) -> sorted.put(String.valueOf(name), item));
            sorted.forEach((name, item) -> {
                add(name);
                add(item);
            });
        } else if (value instanceof List<?> list) {
            step(3);
            list.forEach(this::add);
        } else {
            bytes(value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void bytes(byte[] bytes) {
        step(4);
        for (byte b : bytes) {
            step(b);
        }
        step(5);
    }

    private void step(int value) {
        hash = (hash ^ (value & 0xFF)) * PRIME;
    }
}
