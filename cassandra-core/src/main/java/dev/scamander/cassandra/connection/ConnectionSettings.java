package dev.scamander.cassandra.connection;

import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How to reach one cluster. Immutable, serializable, checked when built, and equal when the same session would do. Secrets
 * are masked in {@link #toString()}.
 */
public final class ConnectionSettings implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String MASK = "****";

    private final EnumMap<ConnectionOption, String> values;
    private final TreeMap<String, String> driverOptions;
    private final Vocabulary vocabulary;

    private ConnectionSettings(Builder builder) {
        this.values = new EnumMap<>(builder.values);
        this.driverOptions = new TreeMap<>(builder.driverOptions);
        this.vocabulary = builder.vocabulary;
    }

    /** A builder with every option at its default, speaking the Connect vocabulary in its messages. */
    public static Builder builder() {
        return new Builder(Vocabulary.CONNECT);
    }

    /**
     * Reads the connection options out of a Connect configuration; other keys are passed over.
     *
     * @throws InvalidConnectionOptionException when a value cannot be used
     */
    public static ConnectionSettings fromConnect(Map<String, String> config) {
        Builder builder = new Builder(Vocabulary.CONNECT);
        for (ConnectionOption option : ConnectionOption.values()) {
            String value = config.get(option.connectName());
            if (value != null) {
                builder.set(option, value);
            }
        }
        config.forEach((name, value) -> {
            if (name.startsWith(ConnectionOption.DRIVER_PREFIX) && value != null) {
                builder.driverOption(name, value);
            }
        });
        return builder.build();
    }

    /**
     * Reads the connection options out of Spark options, whose names count in any case of letters (data source options
     * arrive in lower case); other keys are passed over.
     *
     * @throws InvalidConnectionOptionException when a value cannot be used
     */
    public static ConnectionSettings fromSpark(Map<String, String> options) {
        Builder builder = new Builder(Vocabulary.SPARK);
        Map<String, String> byLowerCase = new TreeMap<>();
        options.forEach((name, value) -> byLowerCase.put(name.toLowerCase(Locale.ROOT), value));
        for (ConnectionOption option : ConnectionOption.values()) {
            String value = byLowerCase.get(option.sparkName().toLowerCase(Locale.ROOT));
            if (value != null) {
                builder.set(option, option.valueFromSpark(value.trim()));
            }
        }
        byLowerCase.forEach((name, value) -> {
            if (name.startsWith(ConnectionOption.DRIVER_PREFIX) && value != null) {
                builder.driverOption(name, value);
            }
        });
        return builder.build();
    }

    /** The value of an option in the Connect vocabulary's form: as given, or its default. Never null. */
    public String get(ConnectionOption option) {
        return values.getOrDefault(option, option.defaultValue());
    }

    /** Whether the option was given, be it as its default. */
    public boolean isGiven(ConnectionOption option) {
        return values.containsKey(option);
    }

    /** Contact points as given: {@code host} or {@code host:port}. */
    public List<String> contactPoints() {
        return list(ConnectionOption.CONTACT_POINTS);
    }

    /** Port for contact points that carry none. */
    public int port() {
        return Integer.parseInt(get(ConnectionOption.PORT));
    }

    /** The data centre to talk to; empty when it is to be discovered. */
    public String localDc() {
        return get(ConnectionOption.LOCAL_DC);
    }

    /** How long one request may take. */
    public Duration queryTimeout() {
        return Duration.ofSeconds(Integer.parseInt(get(ConnectionOption.QUERY_TIMEOUT_SECONDS)));
    }

    /** Options for the driver, by full name ({@code datastax-java-driver.basic...}). */
    public SortedMap<String, String> driverOptions() {
        return Collections.unmodifiableSortedMap(driverOptions);
    }

    /** Whose names the user wrote, and messages should use. Does not count for equality. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The user's name for an option. */
    String nameOf(ConnectionOption option) {
        return option.name(vocabulary);
    }

    List<String> list(ConnectionOption option) {
        return split(get(option));
    }

    static List<String> split(String value) {
        return Arrays.stream(value.split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Two settings are equal when one session serves both, whichever vocabulary they were written in. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof ConnectionSettings that) || !driverOptions.equals(that.driverOptions)) {
            return false;
        }
        for (ConnectionOption option : ConnectionOption.values()) {
            if (!get(option).equals(that.get(option))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = driverOptions.hashCode();
        for (ConnectionOption option : ConnectionOption.values()) {
            hash = 31 * hash + get(option).hashCode();
        }
        return hash;
    }

    /** What was given, secrets masked. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ConnectionSettings{");
        values.forEach((option, value) -> append(text, nameOf(option), option.secret() ? MASK : value));
        driverOptions.forEach((name, value) -> append(text, name, DriverOptions.isSecret(name) ? MASK : value));
        return text.append('}').toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append(text.charAt(text.length() - 1) == '{' ? "" : ", ")
                .append(name)
                .append('=')
                .append(value);
    }

    /** Collects options; {@link #build()} checks them. */
    public static final class Builder {
        private final EnumMap<ConnectionOption, String> values = new EnumMap<>(ConnectionOption.class);
        private final TreeMap<String, String> driverOptions = new TreeMap<>();
        private final Vocabulary vocabulary;

        private Builder(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        /** Sets an option, in the Connect vocabulary's form. */
        public Builder set(ConnectionOption option, String value) {
            values.put(option, option.secret() ? value : value.trim());
            return this;
        }

        /** Sets contact points: {@code host} or {@code host:port}. */
        public Builder contactPoints(String... hosts) {
            return set(ConnectionOption.CONTACT_POINTS, String.join(",", hosts));
        }

        /** Sets the port for contact points that carry none. */
        public Builder port(int port) {
            return set(ConnectionOption.PORT, Integer.toString(port));
        }

        /** Sets the data centre to talk to. */
        public Builder localDc(String localDc) {
            return set(ConnectionOption.LOCAL_DC, localDc);
        }

        /** Sets user name and password. */
        public Builder credentials(String username, String password) {
            set(ConnectionOption.AUTH_USERNAME, username);
            return set(ConnectionOption.AUTH_PASSWORD, password);
        }

        /** Hands an option to the driver as it is; the name starts with {@link ConnectionOption#DRIVER_PREFIX}. */
        public Builder driverOption(String name, String value) {
            driverOptions.put(name, value);
            return this;
        }

        /**
         * Checks and builds.
         *
         * @throws InvalidConnectionOptionException when a value cannot be used
         */
        public ConnectionSettings build() {
            ConnectionSettings settings = new ConnectionSettings(this);
            ConnectionChecks.check(settings);
            return settings;
        }
    }
}
