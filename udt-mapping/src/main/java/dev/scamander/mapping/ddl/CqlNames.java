package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names for columns, fields and types, made of the names in the data. */
final class CqlNames {
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");

    private CqlNames() {}

    /**
     * A column or field for each name of one object: the name in lower case where that needs no quotes and belongs to one
     * name only, for a mapping finds it regardless of case; else the very name.
     */
    static Map<String, CqlIdentifier> ofFields(Set<String> names, String path) {
        Map<String, Long> folded = names.stream().collect(Collectors.groupingBy(CqlNames::fold, Collectors.counting()));
        Map<String, CqlIdentifier> columns = new LinkedHashMap<>();
        for (String name : names) {
            if (name.isEmpty()) {
                throw new DerivationException(path, "has a field with an empty name, which no column can have");
            }
            boolean plain = PLAIN.matcher(fold(name)).matches() && folded.get(fold(name)) == 1;
            columns.put(name, CqlIdentifier.fromInternal(plain ? fold(name) : name));
        }
        return columns;
    }

    /** What a type may be called that describes the values of a field: in lower case, letters, digits and underscores. */
    static String ofType(String name) {
        String clean = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return clean.isEmpty() ? "type" : Character.isDigit(clean.charAt(0)) ? "type_" + clean : clean;
    }

    /** What one of many is called, as far as English is regular. */
    static String singular(String name) {
        if (name.endsWith("ies") && name.length() > 4) {
            return name.substring(0, name.length() - 3) + "y";
        }
        if (name.matches(".+(s|x|z|ch|sh)es")) {
            return name.substring(0, name.length() - 2);
        }
        boolean plural = name.endsWith("s") && !name.matches(".*(ss|us|is)") && name.length() > 2;
        return plural ? name.substring(0, name.length() - 1) : name;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
