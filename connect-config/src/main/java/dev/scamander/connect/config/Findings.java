package dev.scamander.connect.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/** What is wrong with a configuration, key by key. Gathers everything, so that one attempt shows all of it. */
public final class Findings {
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    /**
     * Adds what is wrong with one key.
     *
     * @param key the full name of the setting
     * @param message what is wrong and what would be right; must not show a secret
     */
    public void add(String key, String message) {
        List<String> ofKey = errors.computeIfAbsent(key, k -> new ArrayList<>());
        if (!ofKey.contains(message)) {
            ofKey.add(message);
        }
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Whether something is wrong with this key. */
    public boolean concern(String key) {
        return errors.containsKey(key);
    }

    /**
     * Everything found, in the form in which a worker answers {@code PUT /connector-plugins/.../config/validate}: the
     * values of the static keys with their errors, followed by the dynamic and unknown keys with theirs.
     *
     * @param values the values that the {@code ConfigDef} gave, with the errors it found itself
     */
    public Config toConfig(List<ConfigValue> values) {
        Map<String, ConfigValue> byName = new LinkedHashMap<>();
        values.forEach(value -> byName.put(value.name(), value));
        errors.forEach((key, messages) -> {
            ConfigValue value = byName.computeIfAbsent(key, ConfigValue::new);
            messages.stream().filter(m -> !value.errorMessages().contains(m)).forEach(value::addErrorMessage);
        });
        return new Config(List.copyOf(byName.values()));
    }

    /**
     * Fails if anything was found.
     *
     * @throws ConfigException with one line per error, each beginning with its key
     */
    public void throwIfAny() {
        if (isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("The connector's configuration cannot be used:");
        errors.forEach((key, messages) -> messages.forEach(
                m -> text.append("\n  ").append(key).append(": ").append(m)));
        throw new ConfigException(text.toString());
    }
}
