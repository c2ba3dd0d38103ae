package dev.scamander.mapping.cql;

/** Hexadecimal digits in ASCII; {@link Character#digit} takes those of every script. */
public final class HexDigit {

    private HexDigit() {}

    /**
     * The value of a digit.
     *
     * @param c the character
     * @return 0 to 15, or -1 if it is no digit
     */
    public static int value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
