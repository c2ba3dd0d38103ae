package dev.scamander.cassandra.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be said about connection options before anything is opened. */
final class ConnectionChecks {
    private static final Pattern DRIVER_OPTION_NAME = Pattern.compile("[A-Za-z0-9_.\\-]+");
    private static final String FILE_IN_PLACE = "base64:";

    private ConnectionChecks() {}

    /**
     * Checks each option by itself, and then those that must go together.
     *
     * @throws InvalidConnectionOptionException for the first that cannot be used; those for others are suppressed in it
     */
    static void check(ConnectionSettings settings) {
        List<InvalidConnectionOptionException> flaws = new ArrayList<>();
        for (ConnectionOption option : ConnectionOption.values()) {
            String value = settings.get(option);
            flaw(option, value)
                    .map(reason ->
                            new InvalidConnectionOptionException(settings.nameOf(option), shown(option, value), reason))
                    .ifPresent(flaws::add);
        }
        checkAuthentication(settings).ifPresent(flaws::add);
        checkClientCertificate(settings).ifPresent(flaws::add);
        settings.driverOptions().keySet().stream()
                .filter(name -> !name.startsWith(ConnectionOption.DRIVER_PREFIX)
                        || !DRIVER_OPTION_NAME.matcher(name).matches())
                .map(name -> new InvalidConnectionOptionException(
                        name,
                        null,
                        "a driver option is " + ConnectionOption.DRIVER_PREFIX + "<path>, for example "
                                + ConnectionOption.DRIVER_PREFIX + "basic.request.page-size"))
                .forEach(flaws::add);
        if (!flaws.isEmpty()) {
            InvalidConnectionOptionException first = flaws.get(0);
            flaws.subList(1, flaws.size()).forEach(first::addSuppressed);
            throw first;
        }
    }

    /** What is wrong with a value by itself, in the form of the Connect vocabulary. */
    static Optional<String> flaw(ConnectionOption option, String value) {
        return Optional.ofNullable(
                switch (option.type()) {
                    case INT -> ofNumber(option, value);
                    case BOOLEAN ->
                        value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                                ? null
                                : "must be true or false";
                    case STRING, PASSWORD -> ofText(option, value);
                    case LIST -> option == ConnectionOption.CONTACT_POINTS ? ofContactPoints(value) : null;
                });
    }

    /** What a message may show of a value. A file given in place of its path holds keys and passwords. */
    static String shown(ConnectionOption option, String value) {
        if (option.secret()) {
            return null;
        }
        return value.startsWith(FILE_IN_PLACE) ? FILE_IN_PLACE + "..." : value;
    }

    private static String ofNumber(ConnectionOption option, String value) {
        int most = option == ConnectionOption.PORT ? 65535 : Integer.MAX_VALUE;
        try {
            int number = Integer.parseInt(value);
            return number > 0 && number <= most ? null : "must be a whole number from 1 to " + most;
        } catch (NumberFormatException e) {
            return "must be a whole number from 1 to " + most;
        }
    }

    private static String ofText(ConnectionOption option, String value) {
        if (value.isEmpty()) {
            return null;
        }
        if (option == ConnectionOption.AUTH_PROVIDER && isEnterpriseProvider(value)) {
            return "Kerberos is a feature of DataStax Enterprise and is not supported; use PLAIN or None";
        }
        if (!option.secret() && value.startsWith(FILE_IN_PLACE)) {
            return "a file's content cannot stand here; give its path";
        }
        boolean known = option.choices().isEmpty() || option.choices().stream().anyMatch(value::equalsIgnoreCase);
        return known ? null : "must be one of " + String.join(", ", option.choices());
    }

    private static boolean isEnterpriseProvider(String value) {
        String upper = value.toUpperCase(Locale.ROOT);
        return upper.equals("GSSAPI") || upper.equals("KERBEROS");
    }

    private static String ofContactPoints(String value) {
        List<String> points = ConnectionSettings.split(value);
        for (String point : points) {
            try {
                ContactPoint.parse(point, 1);
            } catch (IllegalArgumentException e) {
                return points.size() == 1 ? e.getMessage() : "'" + point + "' " + e.getMessage();
            }
        }
        return null;
    }

    private static Optional<InvalidConnectionOptionException> checkAuthentication(ConnectionSettings settings) {
        boolean named = !settings.get(ConnectionOption.AUTH_USERNAME).isEmpty();
        boolean secret = !settings.get(ConnectionOption.AUTH_PASSWORD).isEmpty();
        boolean plain = DriverOptions.is(settings, ConnectionOption.AUTH_PROVIDER, "PLAIN");
        if (named == secret && (named || !plain)) {
            return Optional.empty();
        }
        ConnectionOption missing = named ? ConnectionOption.AUTH_PASSWORD : ConnectionOption.AUTH_USERNAME;
        return Optional.of(new InvalidConnectionOptionException(
                settings.nameOf(missing), null, "is missing: PLAIN needs a user name and a password"));
    }

    private static Optional<InvalidConnectionOptionException> checkClientCertificate(ConnectionSettings settings) {
        boolean chain =
                !settings.get(ConnectionOption.SSL_OPENSSL_KEY_CERT_CHAIN).isEmpty();
        boolean key = !settings.get(ConnectionOption.SSL_OPENSSL_PRIVATE_KEY).isEmpty();
        if (chain == key || !DriverOptions.is(settings, ConnectionOption.SSL_PROVIDER, "OpenSSL")) {
            return Optional.empty();
        }
        ConnectionOption missing =
                chain ? ConnectionOption.SSL_OPENSSL_PRIVATE_KEY : ConnectionOption.SSL_OPENSSL_KEY_CERT_CHAIN;
        return Optional.of(new InvalidConnectionOptionException(
                settings.nameOf(missing), null, "is missing: a client certificate needs both files"));
    }
}
