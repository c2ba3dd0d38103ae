package dev.scamander.cassandra.connection;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Options that were given and change nothing, because another one makes them idle. That is no error: configurations of other
 * connectors, which pass over such options, go on working. But nobody should believe in encryption that is not there.
 */
final class IdleOptions {
    private static final List<ConnectionOption> STORES = List.of(
            ConnectionOption.SSL_KEYSTORE_PATH,
            ConnectionOption.SSL_KEYSTORE_PASSWORD,
            ConnectionOption.SSL_TRUSTSTORE_PATH,
            ConnectionOption.SSL_TRUSTSTORE_PASSWORD);
    private static final List<ConnectionOption> PEM_FILES =
            List.of(ConnectionOption.SSL_OPENSSL_KEY_CERT_CHAIN, ConnectionOption.SSL_OPENSSL_PRIVATE_KEY);

    /** All that says how to encrypt, but whether to. */
    private static final List<ConnectionOption> TLS = Stream.of(
                    List.of(ConnectionOption.SSL_CIPHER_SUITES, ConnectionOption.SSL_HOSTNAME_VALIDATION),
                    STORES,
                    PEM_FILES)
            .flatMap(List::stream)
            .toList();

    /** Options that have a name of ours and one of the driver's; the driver's wins. */
    private static final Map<ConnectionOption, DriverOption> NAMED_TWICE = Map.of(
            ConnectionOption.QUERY_TIMEOUT_SECONDS, DefaultDriverOption.REQUEST_TIMEOUT,
            ConnectionOption.POOL_LOCAL_SIZE, DefaultDriverOption.CONNECTION_POOL_LOCAL_SIZE,
            ConnectionOption.COMPRESSION, DefaultDriverOption.PROTOCOL_COMPRESSION);

    private final ConnectionSettings settings;
    private final List<String> notes = new ArrayList<>();

    private IdleOptions(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** One sentence for each reason: which options, and what makes them idle. Shows no values. */
    static List<String> of(ConnectionSettings settings) {
        IdleOptions idle = new IdleOptions(settings);
        if (settings.get(ConnectionOption.SECURE_CONNECT_BUNDLE).isEmpty()) {
            idle.tls();
        } else {
            idle.besideBundle();
        }
        NAMED_TWICE.forEach((option, driverOption) -> {
            String driverName = ConnectionOption.DRIVER_PREFIX + driverOption.getPath();
            if (settings.driverOptions().containsKey(driverName)) {
                idle.note(List.of(option), "beside " + driverName + ", which wins");
            }
        });
        idle.driverOptions();
        return List.copyOf(idle.notes);
    }

    private void besideBundle() {
        List<ConnectionOption> replaced = new ArrayList<>(List.of(
                ConnectionOption.CONTACT_POINTS,
                ConnectionOption.PORT,
                ConnectionOption.LOCAL_DC,
                ConnectionOption.SSL_PROVIDER));
        replaced.addAll(TLS);
        note(
                replaced,
                "beside " + settings.nameOf(ConnectionOption.SECURE_CONNECT_BUNDLE)
                        + ", which says where the database is and how to encrypt");
    }

    private void tls() {
        String provider = settings.nameOf(ConnectionOption.SSL_PROVIDER);
        if (DriverOptions.is(settings, ConnectionOption.SSL_PROVIDER, "None")) {
            note(
                    TLS,
                    "without " + provider + ": they do not encrypt the connection. Set " + provider + " to "
                            + (settings.vocabulary() == Vocabulary.SPARK ? "true" : "JDK or OpenSSL")
                            + " if it is to be encrypted, or remove them");
            return;
        }
        boolean openSsl = DriverOptions.is(settings, ConnectionOption.SSL_PROVIDER, "OpenSSL");
        boolean pem = isSet(ConnectionOption.SSL_OPENSSL_KEY_CERT_CHAIN);
        if (!openSsl) {
            note(
                    PEM_FILES,
                    "with the JDK's engine, which takes the client's certificate from "
                            + settings.nameOf(ConnectionOption.SSL_KEYSTORE_PATH));
        }
        if (openSsl && pem) {
            note(STORES.subList(0, 2), "beside " + settings.nameOf(ConnectionOption.SSL_OPENSSL_KEY_CERT_CHAIN));
        } else {
            passwordAlone(STORES.subList(0, 2));
        }
        passwordAlone(STORES.subList(2, 4));
    }

    private void passwordAlone(List<ConnectionOption> pathAndPassword) {
        if (!isSet(pathAndPassword.get(0))) {
            note(pathAndPassword.subList(1, 2), "without " + settings.nameOf(pathAndPassword.get(0)));
        }
    }

    private void driverOptions() {
        for (String name : settings.driverOptions().keySet()) {
            String path =
                    name.substring(ConnectionOption.DRIVER_PREFIX.length()).replaceFirst("^profiles\\.[^.]+\\.", "");
            if (!knows(path)) {
                notes.add(
                        name + " has no effect, unless a class of your own reads it: the driver has no such option for"
                                + " Apache Cassandra");
            }
        }
    }

    /** Whether it is an option, a part of one (an item of a list), or a group of them. */
    private static boolean knows(String path) {
        return Arrays.stream(DefaultDriverOption.values())
                .map(DriverOption::getPath)
                .anyMatch(known -> known.equals(path) || known.startsWith(path + '.') || path.startsWith(known + '.'));
    }

    private boolean isSet(ConnectionOption option) {
        return !settings.get(option).equalsIgnoreCase(option.defaultValue());
    }

    private void note(List<ConnectionOption> options, String reason) {
        String idle = options.stream().filter(this::isSet).map(settings::nameOf).collect(Collectors.joining(", "));
        if (!idle.isEmpty()) {
            notes.add(idle + (idle.contains(", ") ? " have" : " has") + " no effect " + reason);
        }
    }
}
