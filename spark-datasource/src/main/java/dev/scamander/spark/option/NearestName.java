package dev.scamander.spark.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that a user most likely meant. */
public final class NearestName {

    private NearestName() {}

    /**
     * A hint to append to an error.
     *
     * @param wrong what the user wrote
     * @param known the names there are
     * @return {@code "; did you mean x?"}, or nothing if none is near
     */
    public static String hint(String wrong, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(wrong, name)))
                .filter(name -> distance(wrong, name) <= Math.max(2, wrong.length() / 3))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /** Single-character edits between two names, case aside. */
    private static int distance(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
