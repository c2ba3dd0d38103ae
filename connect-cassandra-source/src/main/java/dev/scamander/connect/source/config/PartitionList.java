package dev.scamander.connect.source.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists of partition keys as CQL would write them: {@code 'a', 'b'}, or {@code ('a', 1), ('b', 2)} where a key has several
 * columns.
 */
final class PartitionList {
    private PartitionList() {}

    /**
     * The literals of each key.
     *
     * @throws IllegalArgumentException if the text is no such list
     */
    static List<List<String>> parse(String text) {
        List<List<String>> keys = new ArrayList<>();
        if (text.isBlank()) {
            return keys;
        }
        for (String key : split(text)) {
            boolean several = key.startsWith("(") && key.endsWith(")");
            List<String> literals = several ? split(key.substring(1, key.length() - 1)) : List.of(key);
            if (literals.stream().anyMatch(String::isEmpty)) {
                throw new IllegalArgumentException("a value is missing in " + (key.isEmpty() ? text : key));
            }
            keys.add(literals);
        }
        return keys;
    }

    /** Splits at commas outside of quotes and brackets. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && "([{".indexOf(c) >= 0) {
                depth++;
            } else if (!quoted && ")]}".indexOf(c) >= 0) {
                depth--;
            } else if (!quoted && depth == 0 && c == ',') {
                parts.add(text.substring(begin, i).trim());
                begin = i + 1;
            }
        }
        if (quoted || depth != 0) {
            throw new IllegalArgumentException("a quote or a bracket is not closed in " + text);
        }
        parts.add(text.substring(begin).trim());
        return parts;
    }
}
