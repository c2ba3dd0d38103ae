package dev.scamander.connect.sink.config;

import dev.scamander.cassandra.aggregate.AggregateStore;
import dev.scamander.connect.config.Findings;
import dev.scamander.mapping.CodecSettings;
import dev.scamander.mapping.language.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** Gathers the keys that begin with {@code topic.} into settings per topic and table, and finds what is wrong with them. */
final class TopicSettingsReader {
    private final Findings findings;
    private final Map<String, Map<String, String>> codecs = new TreeMap<>();
    private final Map<String, Map<String, TableGroup>> tables = new TreeMap<>();

    private TopicSettingsReader(Findings findings) {
        this.findings = findings;
    }

    /**
     * Reads the settings of all topics.
     *
     * @param properties the connector's whole configuration
     * @param findings takes what is wrong, under the full key; a table with an error is left out
     * @return the settings by topic
     */
    static Map<String, TopicSettings> read(Map<String, String> properties, Findings findings) {
        TopicSettingsReader reader = new TopicSettingsReader(findings);
        properties.keySet().stream()
                .filter(key -> key.startsWith(TopicKey.PREFIX) && !key.startsWith(TopicKey.PREFIX + "creation."))
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
            TableSettings settings = TableSettings.of(group.key(), options.get());
            checkTogether(settings);
            return Optional.of(settings);
        } catch (IllegalArgumentException e) {
            findings.add(prefix + TableOptions.PRIMARY_KEY, e.getMessage());
            return Optional.empty();
        } catch (ArithmeticException e) {
            findings.add(prefix + TableOptions.TTL, "Longer than Cassandra's longest time to live, 20 years");
            return Optional.empty();
        }
    }

    private void checkTogether(TableSettings settings) {
        if (settings.query().isPresent() && settings.deletesEnabled()) {
            findings.add(
                    settings.prefix() + TableOptions.DELETES_ENABLED,
                    "Must be false beside 'query': which rows such CQL would have to delete cannot be known");
        }
        if (settings.query().isPresent() && settings.mapping().isEmpty()) {
            findings.add(settings.mappingKey(), "Required beside 'query': it names the values of the bind variables");
        }
        if (settings.query().isPresent() && settings.ifNotExists()) {
            findings.add(
                    settings.prefix() + TableOptions.IF_NOT_EXISTS,
                    "Write IF NOT EXISTS into 'query' itself, or drop it");
        }
        if (settings.query().isPresent() && settings.ttlSeconds() >= 0) {
            findings.add(
                    settings.ttlKey(),
                    "Has no effect beside 'query': write USING TTL into the query, and map its value");
        }
        checkDeletions(settings);
        if (settings.aggregates()) {
            checkAggregates(settings);
            return;
        }
        if (settings.ifNotExists() && settings.deletesEnabled()) {
            findings.add(
                    settings.prefix() + TableOptions.DELETES_ENABLED,
                    "Must be false beside 'ifNotExists': rows of lightweight transactions bear the cluster's time, and a"
                            + " deletion with the record's time would not reach them");
        }
    }

    private void checkDeletions(TableSettings settings) {
        if (settings.deleteBy().isEmpty()) {
            return;
        }
        if (settings.aggregates()) {
            findings.add(
                    settings.deleteByKey(), "Cannot be set for a table of exact aggregates: what was counted stays");
        } else if (settings.query().isPresent() || settings.ifNotExists()) {
            findings.add(
                    settings.deleteByKey(),
                    "Cannot be set beside '"
                            + (settings.ifNotExists() ? TableOptions.IF_NOT_EXISTS : TableOptions.QUERY)
                            + "', with which nothing is deleted");
        } else if (settings.deletesOnly() && settings.ttlSeconds() >= 0) {
            findings.add(settings.ttlKey(), "Has no effect where every record deletes: remove it");
        } else if (!settings.deletesEnabled()) {
            findings.add(settings.deleteByKey(), "Has no effect while deletesEnabled is false: remove one of the two");
        }
    }

    private void checkAggregates(TableSettings settings) {
        if (settings.query().isPresent() || settings.ifNotExists()) {
            findings.add(
                    settings.prefix() + (settings.ifNotExists() ? TableOptions.IF_NOT_EXISTS : TableOptions.QUERY),
                    "Cannot be set for a table of exact aggregates, whose rows the sink writes in its own way");
        }
        if (settings.ttlSeconds() >= 0) {
            findings.add(
                    settings.ttlKey(),
                    "Totals do not expire one by one; give the table a default_time_to_live if they should");
        }
        if (settings.aggregateGeneration().contains("#")) {
            findings.add(settings.generationKey(), "Must not contain #");
        }
        if (AggregateStore.reading(settings.consistency()).isEmpty()) {
            findings.add(
                    settings.consistencyKey(),
                    "Exact aggregates need LOCAL_QUORUM, QUORUM, EACH_QUORUM or ALL: a task that takes a partition over must"
                            + " see what the one before it wrote");
        }
    }

    private Optional<AbstractConfig> parse(ConfigDef definition, Map<String, String> options, String prefix) {
        boolean sound = true;
        for (ConfigValue value : definition.validate(options)) {
            for (String message : value.errorMessages()) {
                // what cannot be read is null to the checks that come after
                if (sound || !message.startsWith("Invalid value null ")) {
                    findings.add(prefix + value.name(), message);
                }
                sound = false;
            }
        }
        return sound ? Optional.of(new AbstractConfig(definition, options, false)) : Optional.empty();
    }

    /** The options of one table, still text. */
    private record TableGroup(TopicKey.Table key, Map<String, String> options) {}
}
