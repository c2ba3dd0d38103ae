package dev.scamander.mapping.language;

/**
 * A mapping that cannot be used: its text is not of the language, or it does not fit the table. The message says what is
 * wrong and what would be right, and shows the place:
 *
 * <pre>
 * expected '=' after column 'name' but found 'value' (line 1, column 6)
 *   name value.name
 *        ^
 * </pre>
 */
public final class InvalidMappingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 100;

    private final int position;
    private final String reason;

    InvalidMappingException(String text, int position, String reason) {
        super(message(text, position, reason));
        this.position = position;
        this.reason = reason;
    }

    /** The place in the mapping's text, from 0; the text's length if something is missing at its end. */
    public int position() {
        return position;
    }

    /** What is wrong and what would be right, on one line and without the place. */
    public String reason() {
        return reason;
    }

    private static String message(String text, int position, String reason) {
        int lineStart = text.lastIndexOf('\n', position - 1) + 1;
        int nextBreak = text.indexOf('\n', position);
        int lineEnd = nextBreak < 0 ? text.length() : nextBreak;
        long line =
                1 + text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        int column = position - lineStart;
        // a long line is shown around the place only
        int from = Math.max(lineStart, position - MOST_SHOWN / 2);
        int to = Math.min(lineEnd, from + MOST_SHOWN);
        String shown = text.substring(from, to).replace('\t', ' ').replace('\r', ' ');
        return reason + " (line " + line + ", column " + (column + 1) + ")\n  " + (from > lineStart ? "..." : "")
                + shown + (to < lineEnd ? "..." : "") + "\n  "
                + " ".repeat(position - from + (from > lineStart ? 3 : 0)) + "^";
    }
}
