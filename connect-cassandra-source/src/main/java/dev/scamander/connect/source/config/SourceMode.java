package dev.scamander.connect.source.config;

import java.util.Arrays;
import java.util.Locale;

/** What a source reads. */
public enum SourceMode {
    /** Every row, once. */
    SNAPSHOT("snapshot"),
    /** Again and again the rows whose time column has come. */
    INCREMENTAL("incremental"),
    /** Every row, and then those whose time column has come since. */
    SNAPSHOT_AND_INCREMENTAL("snapshot+incremental");

    private final String word;

    SourceMode(String word) {
        this.word = word;
    }

    /** The words of all modes. */
    static String[] words() {
        return Arrays.stream(values()).map(mode -> mode.word).toArray(String[]::new);
    }

    static SourceMode of(String word) {
        String lower = word.trim().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(mode -> mode.word.equals(lower))
                .findFirst()
                .orElseThrow();
    }

    /** Whether rows are read that come to be while the connector runs. */
    public boolean polls() {
        return this != SNAPSHOT;
    }

    @Override
    public String toString() {
        return word;
    }
}
