package dev.scamander.connect.sink.config;

import dev.scamander.cassandra.connection.ConnectionOption;
import dev.scamander.cassandra.connection.ConnectionSettings;
import dev.scamander.cassandra.write.WriteSettings;
import dev.scamander.connect.config.ConnectionConfig;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.JmxConfig;
import dev.scamander.connect.config.KnownKeys;
import dev.scamander.connect.config.OneOf;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * A sink's settings, sound in themselves; whether tables have what mappings name is known only to the cluster.
 *
 * @param connector the connector's name
 * @param task the number of the task, from 0
 * @param connection how to reach the cluster
 * @param topics what becomes of each topic's records, by the topic's name after transformations
 * @param writing how rows are batched, sent and tried again
 * @param ddlAuto what to do about tables that are not as mappings need them
 * @param aggregateKeys how many keys' totals one task keeps at hand
 * @param maxRecordsPerSecond records that one task takes per second; 0 for no limit
 * @param maxBytesPerSecond bytes of values that one task writes per second; 0 for no limit
 * @param ignoreErrors errors to pass over where there is no dead letter queue
 * @param jmxDomain the JMX domain of the metrics; empty for no JMX
 */
public record SinkConfig(
        String connector,
        int task,
        ConnectionSettings connection,
        Map<String, TopicSettings> topics,
        WriteSettings writing,
        DdlAuto ddlAuto,
        int aggregateKeys,
        double maxRecordsPerSecond,
        double maxBytesPerSecond,
        IgnoreErrors ignoreErrors,
        Optional<String> jmxDomain) {

    private static final String TASK = "task.number";

    /** Settings of the DataStax sink that cannot be honoured here. */
    private static final Map<String, String> REFUSED = Map.of(
            "socks.proxyHost", "Proxies are not supported; remove the setting",
            "socks.proxyPort", "Proxies are not supported; remove the setting");

    /** What samples of the DataStax sink's configuration have where Kerberos is not used. */
    private static final String KERBEROS_SERVICE = "dse";

    /** Settings that count only with auth.provider=GSSAPI, which is refused by itself. */
    private static final Set<String> KERBEROS =
            Set.of("auth.gssapi.keyTab", "auth.gssapi.principal", "auth.gssapi.service");

    private static final KnownKeys KNOWN_KEYS =
            new KnownKeys(SinkOptions.DEFINITION, List.of(TopicKey.PREFIX, ConnectionOption.DRIVER_PREFIX));

    /**
     * Reads a configuration that must be sound.
     *
     * @throws ConfigException naming everything that is wrong with it
     */
    public static SinkConfig of(Map<String, String> properties) {
        Findings findings = new Findings();
        Optional<SinkConfig> config = read(properties, findings);
        findings.throwIfAny();
        return config.orElseThrow();
    }

    /**
     * Reads a configuration as far as it is sound.
     *
     * @param properties the whole configuration
     * @param findings takes what is wrong, and what has no effect
     * @return the settings; empty if the static ones are not sound. Tables with an error are left out.
     */
    public static Optional<SinkConfig> read(Map<String, String> properties, Findings findings) {
        KNOWN_KEYS.check(withoutForeign(properties, findings), findings);
        boolean sound = findings.check(SinkOptions.DEFINITION, properties, "");
        Map<String, TopicSettings> topics = TopicSettingsReader.read(properties, findings);
        checkTopics(properties, topics, findings);
        Optional<ConnectionSettings> connection = ConnectionConfig.read(properties, findings);
        if (!sound || connection.isEmpty()) {
            return Optional.empty();
        }
        AbstractConfig options = new AbstractConfig(SinkOptions.DEFINITION, properties, false);
        WritingOptions.check(options, findings);
        SinkOptions.noteIdle(options, findings);
        return Optional.of(new SinkConfig(
                properties.getOrDefault("name", "unnamed"),
                Integer.parseInt(properties.getOrDefault(TASK, "0")),
                connection.get(),
                topics,
                WritingOptions.settings(options),
                OneOf.constant(DdlAuto.class, options.getString(SinkOptions.DDL_AUTO)),
                options.getInt(SinkOptions.AGGREGATE_KEYS),
                options.getDouble(WritingOptions.MAX_RECORDS_PER_SECOND),
                options.getDouble(WritingOptions.MAX_MEGABYTES_PER_SECOND) * 1e6,
                IgnoreErrors.of(options.getString(SinkOptions.IGNORE_ERRORS)),
                JmxConfig.domain(options)));
    }

    private static Map<String, String> withoutForeign(Map<String, String> properties, Findings findings) {
        Map<String, String> rest = new HashMap<>(properties);
        REFUSED.forEach((key, reason) -> {
            String value = rest.remove(key);
            if (value != null && !value.isBlank() && !value.equalsIgnoreCase("None")) {
                findings.add(key, reason);
            }
        });
        KERBEROS.forEach(key -> {
            String value = rest.remove(key);
            if (value != null && !value.isBlank() && !value.equals(KERBEROS_SERVICE)) {
                findings.addIdle(key, "since Kerberos is not supported");
            }
        });
        rest.remove(TASK);
        return rest;
    }

    /** The configuration of one task: the connector's, with the task's number. */
    public static Map<String, String> forTask(Map<String, String> properties, int task) {
        Map<String, String> ofTask = new HashMap<>(properties);
        ofTask.put(TASK, Integer.toString(task));
        return ofTask;
    }

    private static void checkPattern(String pattern, boolean renamed, Set<String> topics, Findings findings) {
        try {
            if (!pattern.isBlank()
                    && !renamed
                    && !topics.isEmpty()
                    && topics.stream().noneMatch(Pattern.compile(pattern).asMatchPredicate())) {
                findings.add(
                        "topics.regex",
                        "None of the topics with settings matches '" + pattern + "': " + String.join(", ", topics));
            }
        } catch (PatternSyntaxException e) {
            findings.add("topics.regex", "Not a regular expression: " + e.getDescription());
        }
    }

    /** Transformations may rename topics, so only without them is a topic without settings surely an error. */
    private static void checkTopics(
            Map<String, String> properties, Map<String, TopicSettings> topics, Findings findings) {
        boolean renamed = !properties.getOrDefault("transforms", "").isBlank();
        String subscribed = properties.getOrDefault("topics", "");
        if (!renamed && !subscribed.isBlank()) {
            Arrays.stream(subscribed.split(","))
                    .map(String::trim)
                    .filter(topic -> !topic.isEmpty() && !topics.containsKey(topic))
                    .filter(topic -> properties.keySet().stream()
                            .noneMatch(key -> findings.concern(key) && key.startsWith(TopicKey.PREFIX + topic + '.')))
                    .forEach(topic -> findings.add(
                            "topics",
                            "Topic '" + topic + "' has no table: add topic." + topic + ".<keyspace>.<table>.mapping"));
        }
        checkPattern(properties.getOrDefault("topics.regex", ""), renamed, topics.keySet(), findings);
        if (topics.isEmpty() && properties.keySet().stream().noneMatch(key -> key.startsWith(TopicKey.PREFIX))) {
            findings.add("topics", "No topic has a table: add topic.<topic>.<keyspace>.<table>.mapping for each topic");
        }
    }
}
