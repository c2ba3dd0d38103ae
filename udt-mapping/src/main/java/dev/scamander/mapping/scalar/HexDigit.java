package dev.scamander.mapping.scalar;

/** Hexadecimal digits in ASCII; {@link Character#digit} takes those of every script. */
final class HexDigit {

    private HexDigit() {}

    /** 0 to 15, or -1 for any other character. */
    static int value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
