package dev.scamander.connect.source.config;

import com.datastax.oss.driver.api.core.CqlIdentifier;

/**
 * A table with its keyspace.
 *
 * @param keyspace the keyspace
 * @param table the table
 */
public record TableName(CqlIdentifier keyspace, CqlIdentifier table) {
    /**
     * Reads {@code keyspace.table} as CQL has it, quotes where names need them.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static TableName parse(String text) {
        int quotes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quotes++;
            } else if (c == '.' && quotes % 2 == 0) {
                return new TableName(identifier(text, text.substring(0, i)), identifier(text, text.substring(i + 1)));
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not of the form keyspace.table");
    }

    private static CqlIdentifier identifier(String text, String name) {
        String trimmed = name.trim();
        if (!trimmed.matches("\\w+|\"\\w+\"")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not of the form keyspace.table, names in double quotes"
                            + " where they have upper case letters");
        }
        return CqlIdentifier.fromCql(trimmed);
    }

    /** The name as CQL writes it. */
    @Override
    public String toString() {
        return keyspace.asCql(true) + '.' + table.asCql(true);
    }
}
