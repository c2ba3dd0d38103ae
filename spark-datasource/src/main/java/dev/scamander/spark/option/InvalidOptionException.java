package dev.scamander.spark.option;

/** An option that cannot be used; the message names it, its value and what would be right. */
public final class InvalidOptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidOptionException(String name, String value, String reason) {
        super(name + (value == null ? "" : "=" + value) + ": " + reason);
    }
}
