package dev.scamander.benchmarks.systems;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a measuring process says about the result of a query, so that results of different contenders can be compared. */
public final class CheckLine {

    private static final String WORD = "CHECK ";

    private CheckLine() {}

    /** The line to print. */
    public static String of(String query, String result) {
        return WORD + query + " " + result;
    }

    /** The results by query among all the lines of an output. */
    public static Map<String, String> parse(List<String> output) {
        Map<String, String> results = new LinkedHashMap<>();
        for (String line : output) {
            if (line.startsWith(WORD)) {
                String[] words = line.split(" ", 3);
                results.put(words[1], words[2]);
            }
        }
        return results;
    }

    /**
     * Requires that all queries that two contenders answered have equal results.
     *
     * @throws IllegalStateException naming the query and both results
     */
    public static void requireSame(String one, Map<String, String> ofOne, String other, Map<String, String> ofOther) {
        ofOne.forEach((query, result) -> {
            String otherResult = ofOther.get(query);
            if (otherResult != null && !otherResult.equals(result)) {
                throw new IllegalStateException(
                        "%s: %s answers %s, %s answers %s".formatted(query, one, result, other, otherResult));
            }
        });
    }
}
