package dev.scamander.mapping.language;

/** What may be written without quotes, and how quotes are written. */
final class Words {
    private Words() {}

    static boolean isWordStart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@';
    }

    static boolean isWordPart(char c) {
        return isWordStart(c) || c == '-';
    }

    static boolean isWord(String text) {
        if (text.isEmpty() || !isWordStart(text.charAt(0))) {
            return false;
        }
        return text.chars().allMatch(c -> isWordPart((char) c));
    }

    static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
