package dev.scamander.connect.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/**
 * What is wrong with a configuration, key by key, and what is merely without effect in it. Gathers everything, so that one attempt
 * shows all of it.
 */
public final class Findings {
    private final Map<String, List<String>> errors = new LinkedHashMap<>();
    private final Map<String, String> idle = new LinkedHashMap<>();

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

    /**
     * Adds what a definition says is wrong, one message for each key.
     *
     * @param prefix what the full names of the settings begin with; may be empty
     * @return whether nothing is
     */
    public boolean check(ConfigDef definition, Map<String, String> properties, String prefix) {
        boolean sound = true;
        for (ConfigValue value : definition.validate(properties)) {
            if (!value.errorMessages().isEmpty()) {
                // what cannot be read is null to the checks that come after
                add(prefix + value.name(), value.errorMessages().get(0));
                sound = false;
            }
        }
        return sound;
    }

    /**
     * Notes a setting that is without effect where it stands, and yet no error, since configurations that are in use have it.
     *
     * @param key the full name of the setting
     * @param reason what goes on with 'it has no effect': because of what; must not show a secret
     */
    public void addIdle(String key, String reason) {
        idle.putIfAbsent(key, reason);
    }

    /** The settings without effect, with the reasons. */
    public Map<String, String> idle() {
        return Collections.unmodifiableMap(idle);
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
     * @param values the values as the {@code ConfigDef} reads them; its own messages count only if they were {@linkplain #check
     *     found}
     */
    public Config toConfig(List<ConfigValue> values) {
        Map<String, ConfigValue> byName = new LinkedHashMap<>();
        values.forEach(value -> {
            ConfigValue ours =
                    new ConfigValue(value.name(), value.value(), value.recommendedValues(), new ArrayList<>());
            ours.visible(value.visible());
            byName.put(value.name(), ours);
        });
        errors.forEach(
                (key, messages) -> messages.forEach(byName.computeIfAbsent(key, ConfigValue::new)::addErrorMessage));
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
