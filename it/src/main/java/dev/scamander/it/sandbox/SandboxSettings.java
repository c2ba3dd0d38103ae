package dev.scamander.it.sandbox;

import java.util.Locale;
import java.util.Optional;

/** Settings of the run: {@code -Dsandbox.<name>}, else the environment's {@code SANDBOX_<NAME>}. */
public final class SandboxSettings {
    private SandboxSettings() {}

    /** The value of {@code sandbox.<name>}; empty when not set or blank. */
    public static Optional<String> value(String name) {
        String environment = "SANDBOX_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(System.getProperty("sandbox." + name))
                .or(() -> Optional.ofNullable(System.getenv(environment)))
                .filter(value -> !value.isBlank());
    }

    /**
     * The value of {@code sandbox.<name>}.
     *
     * @throws SandboxException when not set; the message says how
     */
    public static String required(String name) {
        return value(name)
                .orElseThrow(() -> new SandboxException("The external backend needs -Dsandbox." + name
                        + "=<host>:<port>[,<host>:<port>...] (or the same in the environment's SANDBOX_"
                        + name.toUpperCase(Locale.ROOT).replace('.', '_') + ")"));
    }
}
