package dev.scamander.connect.source.config;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which rows of a table are read, and what of them.
 *
 * @param columns the columns to read beside the primary key; empty for all
 * @param predicate CQL that rows must meet; empty for none
 * @param ttl whether the time to live of columns is read
 * @param writeTime whether the write time of columns is read
 */
public record RowSelection(List<CqlIdentifier> columns, String predicate, boolean ttl, boolean writeTime) {
    private static final Pattern CHANGING = Pattern.compile("(?i)\\b(now|uuid|current\\w*)\\s*\\(");

    /** Keeps a copy of the list. */
    public RowSelection {
        columns = List.copyOf(columns);
    }

    /** All rows, whole. */
    public static RowSelection all() {
        return new RowSelection(List.of(), "", false, false);
    }

    /** Whether the predicate means something else each time it is asked, so that a restart may see other rows. */
    public boolean changesBetweenReads() {
        return CHANGING.matcher(predicate).find();
    }
}
