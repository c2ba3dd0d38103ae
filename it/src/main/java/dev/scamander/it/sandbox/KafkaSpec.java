package dev.scamander.it.sandbox;

import java.util.Map;
import java.util.TreeMap;

/**
 * A Kafka broker to start: one process, broker and controller together.
 *
 * @param runtime which Kafka
 * @param heap the heap, in the JVM's notation: {@code 384m}
 * @param forThroughput compile hot code fully and take the whole heap at once, at the price of a slower start: for
 *     measurements
 * @param settings further settings of the broker
 */
public record KafkaSpec(SandboxRuntime runtime, String heap, boolean forThroughput, Map<String, String> settings) {

    /** Copies the settings. */
    public KafkaSpec {
        settings = Map.copyOf(settings);
    }

    /** A broker of that line with 384 MiB. */
    public static KafkaSpec of(SandboxRuntime runtime) {
        return new KafkaSpec(runtime, "384m", false, Map.of());
    }

    /** With that heap, such as {@code 1g}. */
    public KafkaSpec heap(String size) {
        return new KafkaSpec(runtime, size, forThroughput, settings);
    }

    /** For measurements: fully compiled code, slower start. */
    public KafkaSpec tunedForThroughput() {
        return new KafkaSpec(runtime, heap, true, settings);
    }

    /** With a setting of the broker; it wins over the sandbox's own. */
    public KafkaSpec setting(String key, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(key, value);
        return new KafkaSpec(runtime, heap, forThroughput, more);
    }
}
