package dev.scamander.mapping.language;

import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody most likely meant, for messages about unknown ones. */
public final class NearestName {
    private NearestName() {}

    /**
     * The known name nearest to the wanted one by edit distance, if one is near enough to be a likely slip.
     *
     * @param wanted the name that is not known
     * @param known all known names
     */
    public static Optional<String> of(String wanted, Iterable<String> known) {
        String nearest = null;
        int least = Math.max(1, wanted.length() / 3) + 1;
        String folded = fold(wanted);
        for (String name : known) {
            int distance = distance(folded, fold(name));
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** Levenshtein's distance, with one row of the table. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
