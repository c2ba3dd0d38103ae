package dev.scamander.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table that reads well as it stands and as Markdown. The first column holds names, the others figures. */
public final class MarkdownTable {

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these column titles. */
    public MarkdownTable(String... header) {
        this.header = List.of(header);
    }

    /**
     * Adds a line.
     *
     * @throws IllegalArgumentException when it has not as many cells as there are titles
     */
    public void row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + header.size() + " columns");
        }
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        int[] widths = new int[header.size()];
        widen(widths, header);
        rows.forEach(row -> widen(widths, row));
        StringBuilder text = new StringBuilder();
        append(text, widths, header);
        for (int column = 0; column < widths.length; column++) {
            String dashes = "-".repeat(widths[column] + 1);
            text.append('|').append(dashes).append(column == 0 ? '-' : ':');
        }
        text.append("|\n");
        rows.forEach(row -> append(text, widths, row));
        return text.toString();
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], cells.get(column).length());
        }
    }

    private static void append(StringBuilder text, int[] widths, List<String> cells) {
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            text.append(column == 0 ? "| " + cell + padding : " | " + padding + cell);
        }
        text.append(" |\n");
    }
}
