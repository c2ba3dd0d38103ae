package dev.scamander.mapping.language;

import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody most likely meant, for messages about unknown ones. */
public final class NearestName {
    private static final int LONGEST = 100;

    private NearestName() {}

    /**
     * The known name nearest to the wanted one by edit distance, if one is near enough to be a likely slip.
     *
     * @param wanted the name that is not known; a very long one has no near name
     * @param known all known names
     */
    public static Optional<String> of(String wanted, Iterable<String> known) {
        if (wanted.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = null;
        int least = Math.max(1, wanted.length() / 3) + 1;
        String folded = fold(wanted);
        for (String name : known) {
            int distance = name.length() > LONGEST ? least : distance(folded, fold(name));
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

    /** Inserted, left out, replaced and swapped letters (Damerau-Levenshtein, each letter touched once). */
    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int least = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                table[i][j] = swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
            }
        }
        return table[a.length()][b.length()];
    }
}
