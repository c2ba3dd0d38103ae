package dev.scamander.connect.config;

import dev.scamander.cassandra.connection.ConnectionOption;
import dev.scamander.cassandra.connection.ConnectionSettings;
import dev.scamander.cassandra.connection.InvalidConnectionOptionException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The connection part of a connector's configuration, made from the one list of connection options. */
public final class ConnectionConfig {
    /** The name of the group that the connection options form. */
    public static final String GROUP = "Connection";

    private static final Set<ConnectionOption> MOST_IMPORTANT =
            EnumSet.of(ConnectionOption.CONTACT_POINTS, ConnectionOption.PORT, ConnectionOption.LOCAL_DC);

    private ConnectionConfig() {}

    /** Adds the connection options to a definition. */
    public static ConfigDef define(ConfigDef definition) {
        int order = 0;
        for (ConnectionOption option : ConnectionOption.values()) {
            definition.define(
                    option.connectName(),
                    type(option),
                    defaultValue(option),
                    option.secret() ? null : new ConnectionValue(option),
                    MOST_IMPORTANT.contains(option) ? Importance.HIGH : Importance.LOW,
                    option.doc(),
                    GROUP,
                    order++,
                    Width.MEDIUM,
                    option.connectName());
        }
        return definition;
    }

    /**
     * Reads the connection settings.
     *
     * @param properties the connector's whole configuration
     * @param findings holds what {@link #define the definition} has found, and takes what is wrong beyond that
     * @return the settings; empty if something is wrong with them
     */
    public static Optional<ConnectionSettings> read(Map<String, String> properties, Findings findings) {
        try {
            return Optional.of(ConnectionSettings.fromConnect(properties));
        } catch (InvalidConnectionOptionException e) {
            Stream.concat(Stream.of(e), Arrays.stream(e.getSuppressed()))
                    .map(InvalidConnectionOptionException.class::cast)
                    .filter(flaw -> !findings.concern(flaw.optionName()))
                    .forEach(flaw -> findings.add(flaw.optionName(), flaw.getMessage()));
            return Optional.empty();
        }
    }

    private static ConfigDef.Type type(ConnectionOption option) {
        return switch (option.type()) {
            case STRING -> ConfigDef.Type.STRING;
            case PASSWORD -> ConfigDef.Type.PASSWORD;
            case LIST -> ConfigDef.Type.LIST;
            case INT -> ConfigDef.Type.INT;
            case BOOLEAN -> ConfigDef.Type.BOOLEAN;
        };
    }

    private static Object defaultValue(ConnectionOption option) {
        String value = option.defaultValue();
        return value.isEmpty() && option.type() == ConnectionOption.Type.LIST
                ? List.of()
                : ConfigDef.parseType(option.connectName(), value, type(option));
    }
}
