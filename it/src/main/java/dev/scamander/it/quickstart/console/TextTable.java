package dev.scamander.it.quickstart.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table in plain text: a title, a line of headings, rows. Columns of numbers are set flush right, all others flush
 * left, and no cell is wider than {@value #WIDEST} characters.
 */
public final class TextTable {
    private static final int WIDEST = 120;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9,]*(\\.[0-9]+)?|-?");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Co}\\p{Cn}\\uFFFD]");

    private final String title;
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Creates a table without rows.
     *
     * @param title printed above the table
     * @param headings one for each column
     */
    public TextTable(String title, String... headings) {
        this.title = title;
        this.headings = List.of(headings);
    }

    /**
     * Adds a row.
     *
     * @param cells one value for each column; null shows as an empty cell
     * @return this table
     */
    public TextTable row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + headings.size() + " columns");
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(shown(cell));
        }
        rows.add(row);
        return this;
    }

    /**
     * Returns the table as text.
     *
     * @return its lines
     */
    public List<String> lines() {
        int[] widths = new int[headings.size()];
        boolean[] numeric = new boolean[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = rows.stream()
                    .mapToInt(row -> row.get(at).length())
                    .reduce(headings.get(column).length(), Math::max);
            numeric[column] = !rows.isEmpty()
                    && rows.stream().allMatch(row -> NUMBER.matcher(row.get(at)).matches());
        }
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.add("");
        lines.add(line(headings, widths, numeric));
        lines.add(rule(widths));
        rows.forEach(row -> lines.add(line(row, widths, numeric)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths, boolean[] numeric) {
        StringBuilder line = new StringBuilder(" ");
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            line.append(' ')
                    .append(numeric[column] ? padding + cell : cell + padding)
                    .append(' ');
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        StringBuilder line = new StringBuilder(" ");
        for (int width : widths) {
            line.append(' ').append("-".repeat(width)).append(' ');
        }
        return line.toString().stripTrailing();
    }

    private static String shown(Object cell) {
        String text = cell == null ? "" : UNPRINTABLE.matcher(cell.toString()).replaceAll("?");
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }
}
