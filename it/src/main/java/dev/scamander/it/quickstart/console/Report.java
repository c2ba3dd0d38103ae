package dev.scamander.it.quickstart.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures that were read back, each under its name, and what each was expected to be. */
public final class Report {
    private final Map<String, String> figures = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    /**
     * Adds a figure.
     *
     * @param name its name, such as {@code dlq.records}
     * @param found what was read back
     * @param expected what was computed from the input
     */
    public void add(String name, Object found, Object expected) {
        figures.put(name, found.toString());
        if (!found.toString().equals(expected.toString())) {
            differences.add(name + " is " + found + ", expected " + expected);
        }
    }

    /**
     * Adds a condition that has no figure of its own.
     *
     * @param condition what must hold, in words
     * @param holds whether it does
     */
    public void check(String condition, boolean holds) {
        if (!holds) {
            differences.add("it does not hold that " + condition);
        }
    }

    /**
     * Returns the lines to print.
     *
     * @return {@code REPORT name=value} for each figure, in the order in which they were added
     */
    public List<String> lines() {
        return figures.entrySet().stream()
                .map(figure -> "REPORT " + figure.getKey() + "=" + figure.getValue())
                .toList();
    }

    /**
     * Returns what is not as expected.
     *
     * @return one sentence for each difference; empty if all is well
     */
    public List<String> differences() {
        return List.copyOf(differences);
    }
}
