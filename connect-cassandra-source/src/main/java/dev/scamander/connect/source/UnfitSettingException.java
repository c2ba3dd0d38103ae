package dev.scamander.connect.source;

import org.apache.kafka.connect.errors.ConnectException;

/** A setting that does not fit a table. */
final class UnfitSettingException extends ConnectException {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String reason;

    UnfitSettingException(String setting, String reason) {
        super(setting + ": " + reason);
        this.setting = setting;
        this.reason = reason;
    }

    /** The setting to look at. */
    String setting() {
        return setting;
    }

    /** What is wrong, without the setting's name. */
    String reason() {
        return reason;
    }
}
