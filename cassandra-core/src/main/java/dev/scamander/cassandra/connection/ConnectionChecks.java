package dev.scamander.cassandra.connection;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What can be said about connection options before anything is opened. */
final class ConnectionChecks {
    private static final Pattern DRIVER_OPTION_NAME = Pattern.compile("[A-Za-z0-9_.\\-]+");

    private ConnectionChecks() {}

    static void check(ConnectionSettings settings) {
        for (ConnectionOption option : ConnectionOption.values()) {
            checkForm(settings, option);
        }
        checkAddresses(settings);
        checkAuthentication(settings);
        checkTls(settings);
        settings.driverOptions().forEach((name, value) -> {
            if (!name.startsWith(ConnectionOption.DRIVER_PREFIX)
                    || !DRIVER_OPTION_NAME.matcher(name).matches()) {
                throw new InvalidConnectionOptionException(
                        name,
                        null,
                        "a driver option is " + ConnectionOption.DRIVER_PREFIX + "<path>, for example "
                                + ConnectionOption.DRIVER_PREFIX + "basic.request.page-size");
            }
        });
    }

    private static void checkForm(ConnectionSettings settings, ConnectionOption option) {
        String value = settings.get(option);
        switch (option.type()) {
            case INT -> {
                if (!isPositiveInt(value)) {
                    throw invalid(settings, option, "must be a whole number from 1 to " + Integer.MAX_VALUE);
                }
            }
            case BOOLEAN -> {
                if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                    throw invalid(settings, option, "must be true or false");
                }
            }
            default -> {
                boolean open = option.choices().isEmpty() || value.isEmpty();
                if (option == ConnectionOption.AUTH_PROVIDER && isEnterpriseProvider(value)) {
                    throw invalid(
                            settings,
                            option,
                            "Kerberos is a feature of DataStax Enterprise and is not supported; use PLAIN or None");
                }
                if (!open && option.choices().stream().noneMatch(value::equalsIgnoreCase)) {
                    throw invalid(settings, option, "must be one of " + String.join(", ", option.choices()));
                }
            }
        }
    }

    private static boolean isEnterpriseProvider(String value) {
        String upper = value.toUpperCase(Locale.ROOT);
        return upper.equals("GSSAPI") || upper.equals("KERBEROS");
    }

    private static boolean isPositiveInt(String value) {
        try {
            return Integer.parseInt(value) > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void checkAddresses(ConnectionSettings settings) {
        if (settings.port() > 65535) {
            throw invalid(settings, ConnectionOption.PORT, "must be at most 65535");
        }
        for (String point : settings.contactPoints()) {
            try {
                ContactPoint.parse(point, settings.port());
            } catch (IllegalArgumentException e) {
                throw new InvalidConnectionOptionException(
                        settings.nameOf(ConnectionOption.CONTACT_POINTS), point, e.getMessage());
            }
        }
    }

    private static void checkAuthentication(ConnectionSettings settings) {
        boolean named = !settings.get(ConnectionOption.AUTH_USERNAME).isEmpty();
        boolean secret = !settings.get(ConnectionOption.AUTH_PASSWORD).isEmpty();
        boolean plain = settings.get(ConnectionOption.AUTH_PROVIDER).equalsIgnoreCase("PLAIN");
        if (named != secret || plain && !named) {
            ConnectionOption missing = named ? ConnectionOption.AUTH_PASSWORD : ConnectionOption.AUTH_USERNAME;
            throw new InvalidConnectionOptionException(
                    settings.nameOf(missing), null, "is missing: PLAIN needs a user name and a password");
        }
    }

    private static void checkTls(ConnectionSettings settings) {
        String provider = settings.get(ConnectionOption.SSL_PROVIDER);
        List<ConnectionOption> pem =
                List.of(ConnectionOption.SSL_OPENSSL_KEY_CERT_CHAIN, ConnectionOption.SSL_OPENSSL_PRIVATE_KEY);
        boolean chain = !settings.get(pem.get(0)).isEmpty();
        boolean key = !settings.get(pem.get(1)).isEmpty();
        if (chain != key) {
            throw new InvalidConnectionOptionException(
                    settings.nameOf(pem.get(chain ? 1 : 0)), null, "is missing: a client certificate needs both files");
        }
        if (chain && provider.equalsIgnoreCase("JDK")) {
            throw invalid(
                    settings,
                    ConnectionOption.SSL_PROVIDER,
                    "the JDK engine takes the client's certificate from "
                            + settings.nameOf(ConnectionOption.SSL_KEYSTORE_PATH) + "; PEM files need OpenSSL");
        }
    }

    private static InvalidConnectionOptionException invalid(
            ConnectionSettings settings, ConnectionOption option, String reason) {
        String shown = option.secret() ? null : settings.get(option);
        return new InvalidConnectionOptionException(settings.nameOf(option), shown, reason);
    }
}
