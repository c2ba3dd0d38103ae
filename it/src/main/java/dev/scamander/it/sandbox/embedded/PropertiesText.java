package dev.scamander.it.sandbox.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings as lines of a properties file. */
final class PropertiesText {
    private final Map<String, String> settings = new LinkedHashMap<>();

    PropertiesText set(String key, Object value) {
        settings.put(key, value.toString());
        return this;
    }

    PropertiesText setAll(Map<String, String> more) {
        settings.putAll(more);
        return this;
    }

    List<String> lines() {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                .toList();
    }
}
