package dev.scamander.connect.sink.config;

import dev.scamander.connect.config.OneOf;
import java.util.Locale;

/** Which errors of single records are passed over where the worker has no dead letter queue to report them to. */
public enum IgnoreErrors {
    /** None: the task fails at the first. */
    NONE,
    /** Those that writing raised; records that cannot be mapped fail the task. */
    DRIVER,
    /** All of them. */
    ALL;

    /** What a setting says. Configurations older than these names have {@code true} and {@code false}. */
    static IgnoreErrors of(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> DRIVER;
            case "false" -> NONE;
            default -> OneOf.constant(IgnoreErrors.class, text);
        };
    }
}
