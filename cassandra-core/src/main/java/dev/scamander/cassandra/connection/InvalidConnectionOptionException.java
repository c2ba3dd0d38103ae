package dev.scamander.cassandra.connection;

/** A connection option whose value cannot be used; the message names the option as the user wrote it and what would be right. */
public final class InvalidConnectionOptionException extends IllegalArgumentException {
    private final String optionName;

    InvalidConnectionOptionException(String optionName, String shownValue, String reason) {
        super(optionName + (shownValue == null ? "" : "=" + shownValue) + ": " + reason);
        this.optionName = optionName;
    }

    /** The option's name in the vocabulary that the settings were written in. */
    public String optionName() {
        return optionName;
    }
}
