package dev.scamander.benchmarks.connect;

import java.util.Locale;
import java.util.Map;

/** What the worker makes of the records' JSON before a sink gets it. */
enum RecordValues {
    /** A text, which the sink parses: the least that a worker can do. */
    STRING("org.apache.kafka.connect.storage.StringConverter", Map.of()),
    /** A map: the worker parses, for whatever sink. */
    JSON("org.apache.kafka.connect.json.JsonConverter", Map.of("schemas.enable", "false"));

    private final String converter;
    private final Map<String, String> settings;

    RecordValues(String converter, Map<String, String> settings) {
        this.converter = converter;
        this.settings = settings;
    }

    /** The connector's settings that ask for it. */
    void configure(Map<String, String> config) {
        config.put("value.converter", converter);
        settings.forEach((name, value) -> config.put("value.converter." + name, value));
    }

    /** In the names of ratios: {@code sink.weather.json.cpu_vs_discard}; nothing for texts. */
    String suffix() {
        return this == STRING ? "" : "." + name().toLowerCase(Locale.ROOT);
    }
}
