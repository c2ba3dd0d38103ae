package dev.scamander.mapping.scalar;

/** The values of floating-point types for which JSON has no number: their names, as Java prints them. */
final class NonFinite {

    private NonFinite() {}

    static boolean isNamed(char[] text, int offset, int length) {
        return switch (length) {
            case 3 -> matches("NaN", text, offset);
            case 8 -> matches("Infinity", text, offset);
            case 9 -> matches("-Infinity", text, offset);
            default -> false;
        };
    }

    /** Only for text that {@link #isNamed}. */
    static double parse(char[] text, int offset) {
        return switch (text[offset]) {
            case 'N' -> Double.NaN;
            case 'I' -> Double.POSITIVE_INFINITY;
            default -> Double.NEGATIVE_INFINITY;
        };
    }

    /** Whether a number is other than zero: its digits say so, not its exponent. */
    static boolean hasDigitsBesideZero(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length && text[i] != 'e' && text[i] != 'E'; i++) {
            if (text[i] >= '1' && text[i] <= '9') {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String name, char[] text, int offset) {
        for (int i = 0; i < name.length(); i++) {
            if (text[offset + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
