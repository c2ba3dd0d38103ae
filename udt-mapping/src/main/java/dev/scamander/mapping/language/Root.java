package dev.scamander.mapping.language;

import java.util.Locale;

/** The part of a record at which a path starts. */
public enum Root {
    /** The record's key. */
    KEY,
    /** The record's value. */
    VALUE,
    /** The record's headers; the first segment of the path is the header's name. */
    HEADER;

    /** The word that stands for this root in a mapping: {@code key}, {@code value} or {@code header}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The root that a word stands for, or null if it stands for none. Roots are written in lower case. */
    static Root of(String word) {
        return switch (word) {
            case "key" -> KEY;
            case "value" -> VALUE;
            case "header" -> HEADER;
            default -> null;
        };
    }
}
