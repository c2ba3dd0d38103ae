package dev.scamander.spark.option;

import dev.scamander.spark.option.ReadOption.Type;

/** What every option tells of itself, whatever it is for. */
interface DocumentedOption {
    /** What its value may be, and how it is read. */
    OptionValue value();

    /** The name as users write it. */
    default String optionName() {
        return value().name();
    }

    /** What a value looks like. */
    default Type type() {
        return value().type();
    }

    /** The default as text; empty if there is none. */
    default String defaultValue() {
        return value().defaultValue();
    }

    /** What the option does, for its reader. */
    default String doc() {
        return value().doc();
    }

    /** What values are allowed, for the documentation and for errors. */
    default String allowed() {
        return value().allowed();
    }

    /** The error for a value of this option. */
    default InvalidOptionException invalid(String text, String reason) {
        return new InvalidOptionException(optionName(), text, reason);
    }
}
