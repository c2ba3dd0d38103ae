package dev.scamander.connect.sink.config;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import dev.scamander.cassandra.connection.ConnectionOption;
import dev.scamander.connect.config.Findings;
import dev.scamander.mapping.CodecSettings;
import dev.scamander.mapping.language.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Gathers the keys that begin with {@code topic.} into settings per topic and table, and finds what is wrong with them. */
final class TopicSettingsReader {
    private static final String BUNDLE = ConnectionOption.SECURE_CONNECT_BUNDLE.connectName();
    private static final String DRIVER_BUNDLE =
            ConnectionOption.DRIVER_PREFIX + DefaultDriverOption.CLOUD_SECURE_CONNECT_BUNDLE.getPath();

    private final Findings findings;
    private final boolean managed;
    private final TableChecks checks;
    private final Map<String, Map<String, String>> codecs = new TreeMap<>();
    private final Map<String, Map<String, TableGroup>> tables = new TreeMap<>();

    private TopicSettingsReader(Findings findings, boolean managed, boolean creates) {
        this.findings = findings;
        this.managed = managed;
        this.checks = new TableChecks(findings, creates);
    }

    /**
     * Reads the settings of all topics.
     *
     * @param properties the connector's whole configuration
     * @param findings takes what is wrong, under the full key; a table with an error is left out
     * @return the settings by topic
     */
    static Map<String, TopicSettings> read(Map<String, String> properties, Findings findings) {
        boolean managed = Stream.of(BUNDLE, DRIVER_BUNDLE)
                .anyMatch(key -> !properties.getOrDefault(key, "").isBlank());
        boolean creates = !properties
                .getOrDefault(SinkOptions.DDL_AUTO, DdlAuto.NONE.name())
                .trim()
                .equalsIgnoreCase(DdlAuto.NONE.name());
        TopicSettingsReader reader = new TopicSettingsReader(findings, managed, creates);
        properties.keySet().stream()
                .filter(key -> key.startsWith(TopicKey.PREFIX))
                .sorted()
                .forEach(key -> reader.sort(key, properties.get(key)));
        return reader.topics();
    }

    private void sort(String key, String value) {
        try {
            TopicKey parsed = TopicKey.parse(key);
            if (parsed instanceof TopicKey.Table table) {
                if (isKnown(key, table.option(), TableOptions.DEFINITION)) {
                    TopicKey.identifier(table.keyspace());
                    TopicKey.identifier(table.table());
                    tables.computeIfAbsent(table.topic(), t -> new LinkedHashMap<>())
                            .computeIfAbsent(table.prefix(), p -> new TableGroup(table, new LinkedHashMap<>()))
                            .options()
                            .put(table.option(), value);
                }
            } else if (isKnown(key, parsed.option(), CodecOptions.DEFINITION)) {
                codecs.computeIfAbsent(parsed.topic(), t -> new LinkedHashMap<>())
                        .put(parsed.option(), value);
            }
        } catch (IllegalArgumentException e) {
            findings.add(key, e.getMessage());
        }
    }

    private boolean isKnown(String key, String option, ConfigDef definition) {
        if (definition.names().contains(option)) {
            return true;
        }
        Optional<String> nearest = NearestName.of(option, definition.names());
        findings.add(
                key,
                "Unknown setting '" + option + "'. "
                        + nearest.map(name -> "Did you mean '" + key.substring(0, key.length() - option.length()) + name
                                        + "'?")
                                .orElse("Known: " + String.join(", ", definition.names())));
        return false;
    }

    private Map<String, TopicSettings> topics() {
        Map<String, TopicSettings> topics = new LinkedHashMap<>();
        tables.forEach((topic, groups) -> {
            Optional<CodecSettings> codec = codec(topic);
            List<TableSettings> settings = new ArrayList<>();
            groups.values().forEach(group -> table(group).ifPresent(settings::add));
            if (codec.isPresent() && !settings.isEmpty()) {
                topics.put(topic, new TopicSettings(topic, codec.get(), settings));
            }
        });
        codecs.forEach((topic, options) -> {
            if (!tables.containsKey(topic)) {
                options.keySet()
                        .forEach(option -> findings.add(
                                TopicKey.PREFIX + topic + ".codec." + option,
                                "The topic has codec settings but no table: add topic." + topic
                                        + ".<keyspace>.<table>.mapping"));
            }
        });
        return topics;
    }

    private Optional<CodecSettings> codec(String topic) {
        String prefix = TopicKey.PREFIX + topic + ".codec.";
        Optional<AbstractConfig> options = parse(CodecOptions.DEFINITION, codecs.getOrDefault(topic, Map.of()), prefix);
        try {
            return options.map(CodecOptions::settings);
        } catch (IllegalArgumentException e) {
            String named = codecs.get(topic).keySet().stream()
                    .filter(option -> e.getMessage().startsWith("codec." + option + " "))
                    .findFirst()
                    .orElse(CodecOptions.TIMESTAMP);
            findings.add(prefix + named, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<TableSettings> table(TableGroup group) {
        String prefix = group.key().prefix();
        Optional<AbstractConfig> options = parse(TableOptions.DEFINITION, group.options(), prefix);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        try {
            TableSettings settings = TableSettings.of(group.key(), options.get(), managed);
            checks.check(settings, options.get());
            return Optional.of(settings);
        } catch (IllegalArgumentException e) {
            findings.add(prefix + TableOptions.PRIMARY_KEY, e.getMessage());
            return Optional.empty();
        } catch (ArithmeticException e) {
            findings.add(prefix + TableOptions.TTL, "Longer than Cassandra's longest time to live, 20 years");
            return Optional.empty();
        }
    }

    private Optional<AbstractConfig> parse(ConfigDef definition, Map<String, String> options, String prefix) {
        return findings.check(definition, options, prefix)
                ? Optional.of(new AbstractConfig(definition, options, false))
                : Optional.empty();
    }

    /** The options of one table, still text. */
    private record TableGroup(TopicKey.Table key, Map<String, String> options) {}
}
