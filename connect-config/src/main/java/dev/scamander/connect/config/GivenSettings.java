package dev.scamander.connect.config;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What of a configuration was given. JSON's {@code null} comes as a key without a value; a worker can check such a configuration, but
 * not run it.
 */
public final class GivenSettings {
    private GivenSettings() {}

    /**
     * The settings that have a value.
     *
     * @param findings takes those that have none
     */
    public static Map<String, String> of(Map<String, String> properties, Findings findings) {
        properties.forEach((key, value) -> {
            if (value == null) {
                findings.add(key, "null is no value; give one, or leave the setting out");
            }
        });
        return properties.entrySet().stream()
                .filter(setting -> setting.getValue() != null)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
