package dev.scamander.cassandra.connection;

import java.util.Optional;

/** A session that could not be opened, with the reason told apart so that a person knows which setting to look at. */
public final class ConnectionException extends RuntimeException {
    /** Why there is no session. */
    public enum Reason {
        /** No contact point answered. */
        UNREACHABLE,
        /** The cluster has no such data centre, or the contact points are in several and none was named. */
        DATA_CENTRE,
        /** The cluster refused the credentials, or wants some. */
        CREDENTIALS,
        /** The TLS handshake failed, or only one side speaks TLS. */
        TLS,
        /** A file or library that the settings need is missing or unreadable, or the driver refused its configuration. */
        CONFIGURATION
    }

    private final Reason reason;
    private final String setting;

    ConnectionException(Reason reason, String message, Throwable cause) {
        this(reason, null, message, cause);
    }

    /** With the setting whose value is to blame; null if that is not known. */
    ConnectionException(Reason reason, String setting, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.setting = setting;
    }

    /** The setting whose value is to blame, by the name under which it was given, where that is known. */
    public Optional<String> setting() {
        return Optional.ofNullable(setting);
    }

    /** Why there is no session. */
    public Reason reason() {
        return reason;
    }

    /** Whether the same settings may work later, with nobody changing them. */
    public boolean retriable() {
        return reason == Reason.UNREACHABLE;
    }
}
