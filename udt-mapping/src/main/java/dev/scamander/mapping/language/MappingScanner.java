package dev.scamander.mapping.language;

/** Cuts a mapping's text into tokens, one at a time. */
final class MappingScanner {

    /** The kinds of token. A number is scanned as a {@link #WORD} unless it has a sign or can be nothing else. */
    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    /**
     * A token.
     *
     * @param text the word, the text without its quotes, the number or the one-character symbol; empty at the end
     */
    record Token(Kind kind, String text, int start, int end) {
        boolean is(char symbol) {
            return kind == Kind.SYMBOL && text.charAt(0) == symbol;
        }

        /** How a message calls this token. */
        String shown() {
            return switch (kind) {
                case END -> "the end";
                case QUOTED_NAME -> Words.quote(text);
                case STRING -> "'" + text + "'";
                default -> "'" + text + "'";
            };
        }
    }

    private final String text;
    private int position;

    MappingScanner(String text) {
        this.text = text;
    }

    Token next() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        int start = position;
        if (start == text.length()) {
            return new Token(Kind.END, "", start, start);
        }
        char c = text.charAt(start);
        if (c == '"') {
            return quoted('"', Kind.QUOTED_NAME, "quoted name");
        }
        if (c == '\'') {
            return quoted('\'', Kind.STRING, "string");
        }
        if (Words.isWordStart(c)) {
            return word(start);
        }
        position++;
        return new Token(Kind.SYMBOL, String.valueOf(c), start, position);
    }

    /** Scans a number: sign, digits, fraction, exponent. To be called where only a literal may stand. */
    Token number(int start) {
        position = start;
        if (peek() == '-' || peek() == '+') {
            position++;
        }
        digits();
        if (peek() == '.') {
            position++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            position++;
            if (peek() == '-' || peek() == '+') {
                position++;
            }
            digits();
        }
        while (position < text.length() && Words.isWordPart(text.charAt(position))) {
            position++; // taken along so that the message shows all of what is no number
        }
        return new Token(Kind.NUMBER, text.substring(start, position), start, position);
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private void digits() {
        while (peek() >= '0' && peek() <= '9') {
            position++;
        }
    }

    private Token word(int start) {
        while (position < text.length() && Words.isWordPart(text.charAt(position))) {
            position++;
        }
        return new Token(Kind.WORD, text.substring(start, position), start, position);
    }

    private Token quoted(char quote, Kind kind, String what) {
        int start = position++;
        StringBuilder content = new StringBuilder();
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c != quote) {
                content.append(c);
            } else if (peek() == quote && position < text.length()) {
                content.append(c);
                position++;
            } else {
                return new Token(kind, content.toString(), start, position);
            }
        }
        throw new InvalidMappingException(
                text, start, "this " + what + " is not closed: a " + quote + " is missing at its end");
    }
}
