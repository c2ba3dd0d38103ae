package dev.scamander.connect.config;

import dev.scamander.mapping.language.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells slips of the pen from settings that belong to somebody else. A worker hands a connector every key of its
 * configuration, those of converters and transformations among them, so an unknown key is no error by itself; one that
 * looks like ours is.
 */
public final class KnownKeys {
    private static final Logger LOG = LoggerFactory.getLogger(KnownKeys.class);

    /** Settings of Connect itself, checked by the worker. */
    private static final List<String> FRAMEWORK = List.of(
            "name",
            "connector.class",
            "connector.plugin.version",
            "tasks.max",
            "tasks.max.enforce",
            "topics",
            "topics.regex",
            "key.converter",
            "value.converter",
            "header.converter",
            "transforms",
            "predicates",
            "config.action.reload",
            "exactly.once.support",
            "transaction.boundary",
            "transaction.boundary.interval.ms",
            "offsets.storage.topic");

    private static final List<String> FRAMEWORK_PREFIXES = List.of(
            "key.converter.",
            "value.converter.",
            "header.converter.",
            "transforms.",
            "predicates.",
            "errors.",
            "consumer.override.",
            "producer.override.",
            "admin.override.",
            "topic.creation.");

    private final Set<String> known = new TreeSet<>();
    private final Set<String> rooms = new TreeSet<>();
    private final List<String> passedThrough;

    /**
     * Makes the check for one connector.
     *
     * @param own the connector's static settings
     * @param passedThrough prefixes of settings that are checked elsewhere, such as {@code topic.}
     */
    public KnownKeys(ConfigDef own, Collection<String> passedThrough) {
        this.passedThrough = List.copyOf(passedThrough);
        for (String name : own.names()) {
            known.add(name);
            int dot = name.indexOf('.');
            if (dot > 0) {
                rooms.add(name.substring(0, dot + 1));
            }
        }
        known.addAll(FRAMEWORK);
    }

    /** Finds keys that look like the connector's own and are not. */
    public void check(Map<String, String> properties, Findings findings) {
        List<String> foreign = new ArrayList<>();
        for (String key : properties.keySet()) {
            if (known.contains(key) || startsWithAny(key, FRAMEWORK_PREFIXES) || startsWithAny(key, passedThrough)) {
                continue;
            }
            String nearest = NearestName.of(key, known).orElse(null);
            if (nearest != null) {
                findings.add(key, "Unknown setting. Did you mean '" + nearest + "'?");
            } else if (rooms.stream().anyMatch(key::startsWith)) {
                findings.add(key, "Unknown setting. Known beside it: " + String.join(", ", beside(key)));
            } else {
                foreign.add(key);
            }
        }
        if (!foreign.isEmpty()) {
            LOG.warn("Settings that this connector does not know and does not use: {}", foreign);
        }
    }

    private List<String> beside(String key) {
        String room = key.substring(0, key.indexOf('.') + 1);
        return known.stream().filter(k -> k.startsWith(room)).toList();
    }

    private static boolean startsWithAny(String key, List<String> prefixes) {
        return prefixes.stream().anyMatch(key::startsWith);
    }
}
