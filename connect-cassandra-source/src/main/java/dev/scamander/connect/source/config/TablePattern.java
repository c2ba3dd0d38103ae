package dev.scamander.connect.source.config;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.util.regex.Pattern;

/**
 * Tables of one keyspace whose names match {@code *} (any letters) and {@code ?} (any one letter), or one table named as it
 * is.
 *
 * @param keyspace the keyspace
 * @param name the pattern of names as written, in the letters that the cluster keeps
 */
public record TablePattern(CqlIdentifier keyspace, String name) {
    private static final Pattern FORM = Pattern.compile("(\\w+|\"\\w+\")\\s*\\.\\s*([\\w*?]*[*?][\\w*?]*)");

    /** Whether a text is meant as a pattern rather than as a name. */
    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /**
     * Reads {@code keyspace.pattern}.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static TablePattern parse(String text) {
        var form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not of the form keyspace.pattern; a pattern has letters, digits, _, * and ?, and"
                            + " stands for tables alone");
        }
        return new TablePattern(CqlIdentifier.fromCql(form.group(1)), form.group(2));
    }

    /** Whether a table is one of these. */
    public boolean matches(TableName table) {
        return keyspace.equals(table.keyspace())
                && Pattern.matches(
                        name.replace("*", "\\w*").replace("?", "\\w"),
                        table.table().asInternal());
    }

    @Override
    public String toString() {
        return keyspace.asCql(true) + '.' + name;
    }
}
