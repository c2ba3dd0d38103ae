package dev.scamander.mapping.row;

import java.math.BigDecimal;

/**
 * Multiplies short decimal numbers, given as text, with a factor and rounds half up, all in {@code long} arithmetic and
 * without allocating. What is too long or has an exponent is left to {@link BigDecimal}.
 */
final class DecimalText {
    private static final int MOST_DIGITS = 18;
    private static final long[] POWERS = new long[MOST_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private final boolean usable;
    private final long factor;
    private final int factorScale;
    private long product;

    private DecimalText(boolean usable, long factor, int factorScale) {
        this.usable = usable;
        this.factor = factor;
        this.factorScale = factorScale;
    }

    static DecimalText times(BigDecimal factor) {
        BigDecimal plain = factor.scale() < 0 && factor.scale() > -MOST_DIGITS ? factor.setScale(0) : factor;
        boolean usable = plain.precision() <= MOST_DIGITS && plain.scale() >= 0 && plain.scale() <= MOST_DIGITS;
        return new DecimalText(usable, usable ? plain.unscaledValue().longValueExact() : 0, usable ? plain.scale() : 0);
    }

    /** The rounded product of the number that was parsed last. */
    long product() {
        return product;
    }

    /** Parses and multiplies; returns false if the number is not short and plain, or no number at all. */
    boolean parse(char[] text, int offset, int length) {
        int end = offset + length;
        boolean negative = length > 0 && text[offset] == '-';
        int at = negative ? offset + 1 : offset;
        if (!usable || at == end || end - at > MOST_DIGITS + 1) {
            return false;
        }
        long unscaled = 0;
        int point = -1;
        int digits = 0;
        for (; at < end; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                unscaled = 10 * unscaled + (c - '0');
                digits++;
            } else if (c == '.' && point < 0) {
                point = at;
            } else {
                return false;
            }
        }
        int scale = (point < 0 ? 0 : end - 1 - point) + factorScale;
        if (digits == 0 || digits > MOST_DIGITS || scale > MOST_DIGITS) {
            return false;
        }
        long signed = negative ? -unscaled : unscaled;
        long exact = signed * factor;
        if (Math.multiplyHigh(signed, factor) != exact >> 63) {
            return false;
        }
        product = roundHalfUp(exact, POWERS[scale]);
        return true;
    }

    private static long roundHalfUp(long number, long power) {
        long quotient = number / power;
        long rest = Math.abs(number % power);
        if (rest >= power - rest) {
            return number < 0 ? quotient - 1 : quotient + 1;
        }
        return quotient;
    }
}
