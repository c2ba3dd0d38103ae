package dev.scamander.cassandra.connection;

import com.datastax.oss.driver.api.core.config.TypedDriverOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Connection settings as the driver's own configuration text. What the user handed through by the driver's names wins over
 * the options above it, and those over our defaults.
 */
final class DriverOptions {
    private static final Set<String> LISTS = StreamSupport.stream(
                    TypedDriverOption.builtInValues().spliterator(), false)
            .filter(option ->
                    List.class.isAssignableFrom(option.getExpectedType().getRawType()))
            .map(option -> option.getRawOption().getPath())
            .collect(Collectors.toUnmodifiableSet());

    private DriverOptions() {}

    /** Whether a driver option's value must not be shown. */
    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("password") || lower.contains("secret") || lower.contains("token");
    }

    /** Our defaults: they hold where neither the user nor the user's configuration file says otherwise. */
    static String defaults(Vocabulary vocabulary) {
        Map<String, String> options = new LinkedHashMap<>();
        // A plugin must not keep its host's JVM alive.
        options.put("advanced.netty.daemon", "true");
        if (vocabulary == Vocabulary.CONNECT) {
            // Tasks send few and large requests: more threads than processors, as the driver has them, find less to do
            // each time they wake up.
            options.put(
                    "advanced.netty.io-group.size",
                    Integer.toString(Runtime.getRuntime().availableProcessors()));
        }
        // After an outage rows wait for a connection: a minute (the driver's own upper bound) would be felt.
        options.put("advanced.reconnection-policy.max-delay", "5 seconds");
        // A busy node answers late; giving up on it at once makes it busier.
        options.put("advanced.connection.init-query-timeout", "15 seconds");
        options.put("advanced.control-connection.timeout", "15 seconds");
        options.put("advanced.metadata.schema.request-timeout", "30 seconds");
        // System tables can be read like any other.
        options.put(
                "advanced.metadata.schema.refreshed-keyspaces", "[\"!/^dse_.*/\", \"!solr_admin\", \"!OpsCenter\"]");
        return text(options);
    }

    /** The user's configuration file; nothing if the path is empty. */
    static String included(String path) {
        return path.isEmpty() ? "" : "include file(" + quoted(path) + ")\n";
    }

    /** What the user asked for, by our names and by the driver's. */
    static String requested(ConnectionSettings settings) {
        Map<String, String> options = new LinkedHashMap<>();
        given(settings, options, ConnectionOption.QUERY_TIMEOUT_SECONDS, "basic.request.timeout", " seconds");
        given(settings, options, ConnectionOption.POOL_LOCAL_SIZE, "advanced.connection.pool.local.size", "");
        if (!is(settings, ConnectionOption.COMPRESSION, "None")) {
            options.put(
                    "advanced.protocol.compression",
                    settings.get(ConnectionOption.COMPRESSION).toLowerCase(Locale.ROOT));
        }
        settings.driverOptions()
                .forEach((name, value) -> options.put(name.substring(ConnectionOption.DRIVER_PREFIX.length()), value));
        boolean dcGiven =
                !settings.localDc().isEmpty() || options.containsKey("basic.load-balancing-policy.local-datacenter");
        boolean policyGiven = options.containsKey("basic.load-balancing-policy.class");
        if (!dcGiven
                && !policyGiven
                && settings.get(ConnectionOption.DRIVER_PROFILE).isEmpty()) {
            options.put("basic.load-balancing-policy.class", "DcInferringLoadBalancingPolicy");
        }
        return text(options);
    }

    static boolean is(ConnectionSettings settings, ConnectionOption option, String choice) {
        return settings.get(option).equalsIgnoreCase(choice);
    }

    /** A configuration file's word stands against our default, but not against a value the user gave by our name. */
    private static void given(
            ConnectionSettings settings,
            Map<String, String> options,
            ConnectionOption option,
            String driverName,
            String unit) {
        if (settings.isGiven(option)
                || settings.get(ConnectionOption.DRIVER_PROFILE).isEmpty()) {
            options.put(driverName, settings.get(option) + unit);
        }
    }

    private static String text(Map<String, String> options) {
        StringBuilder text = new StringBuilder();
        options.forEach((name, value) -> text.append(ConnectionOption.DRIVER_PREFIX)
                .append(name)
                .append(" = ")
                .append(LISTS.contains(name) ? list(value.trim()) : value(value.trim()))
                .append('\n'));
        return text.toString();
    }

    /** Lists and objects are written as such; everything else is a quoted text, which the driver reads as the type it needs. */
    private static String value(String value) {
        if (value.startsWith("[") && value.endsWith("]") || value.startsWith("{") && value.endsWith("}")) {
            return value;
        }
        return quoted(value);
    }

    /** A list may also be written with commas alone. */
    private static String list(String value) {
        return value.startsWith("[")
                ? value
                : ConnectionSettings.split(value).stream()
                        .map(DriverOptions::quoted)
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
