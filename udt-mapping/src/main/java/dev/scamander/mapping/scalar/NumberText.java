package dev.scamander.mapping.scalar;

import com.fasterxml.jackson.core.io.NumberInput;

/**
 * Numbers from their characters, without objects. The short forms that data is full of are read here exactly; the rest
 * is left to slower readers.
 */
final class NumberText {

    /** What {@link #simpleLong} answers for text that needs the slow way; itself it has too many digits. */
    static final long NOT_SIMPLE = Long.MIN_VALUE;

    private static final long MAX_EXACT_DOUBLE = 1L << 53;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** Bits of a double's significand that a float does not have. */
    private static final long FLOAT_ROUNDING_BITS = (1L << 29) - 1;

    private static final long FLOAT_TIE = 1L << 28;

    private NumberText() {}

    /**
     * Reads up to 18 digits with an optional minus.
     *
     * @return {@link #NOT_SIMPLE} if the text is anything else
     */
    static long simpleLong(char[] text, int offset, int length) {
        int i = offset;
        int end = offset + length;
        boolean negative = length > 0 && text[i] == '-';
        if (negative) {
            i++;
        }
        int digits = end - i;
        if (digits < 1 || digits > 18) {
            return NOT_SIMPLE;
        }
        long value = 0;
        for (; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_SIMPLE;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /**
     * Reads numbers whose digits fit a double exactly and whose power of ten does too: one correctly rounded operation
     * on two exact operands is correctly rounded (W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990).
     *
     * @return NaN if the text is anything else
     */
    static double simpleDouble(char[] text, int offset, int length) {
        int i = offset;
        int end = offset + length;
        boolean negative = length > 0 && text[i] == '-';
        if (negative) {
            i++;
        }
        int first = i;
        long digits = 0;
        int point = -1;
        for (; i < end; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                break;
            }
        }
        int mantissaLength = i - first - (point < 0 ? 0 : 1);
        if (mantissaLength < 1
                || mantissaLength > 18
                || digits > MAX_EXACT_DOUBLE
                || point == first
                || point == i - 1) {
            return Double.NaN;
        }
        int exponent = point < 0 ? 0 : point + 1 - i;
        if (i < end) {
            int written = simpleExponent(text, i, end);
            if (written == Integer.MIN_VALUE) {
                return Double.NaN;
            }
            exponent += written;
        }
        if (exponent < -22 || exponent > 22) {
            return Double.NaN;
        }
        double value = exponent < 0 ? digits / POWERS_OF_TEN[-exponent] : digits * POWERS_OF_TEN[exponent];
        return negative ? -value : value;
    }

    /** The exponent from its 'e' on, up to three digits; MIN_VALUE if it is anything else. */
    private static int simpleExponent(char[] text, int at, int end) {
        if (text[at] != 'e' && text[at] != 'E') {
            return Integer.MIN_VALUE;
        }
        int i = at + 1;
        boolean negative = i < end && text[i] == '-';
        if (i < end && (negative || text[i] == '+')) {
            i++;
        }
        int digits = end - i;
        if (digits < 1 || digits > 3) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /**
     * Reads any number as the nearest double.
     *
     * @param text a number by {@link #isNumber}
     * @return infinite if the number is too large
     */
    static double toDouble(char[] text, int offset, int length) {
        double simple = simpleDouble(text, offset, length);
        return Double.isNaN(simple) ? NumberInput.parseDouble(text, offset, length, true) : simple;
    }

    /**
     * Reads any number as the nearest float. Rounding to double first is harmless unless it lands halfway between two
     * floats: only then is it not known on which side the number itself lies.
     *
     * @param text a number by {@link #isNumber}
     * @return infinite if the number is too large
     */
    static float toFloat(char[] text, int offset, int length) {
        double simple = simpleDouble(text, offset, length);
        boolean safe = Math.abs(simple) >= Float.MIN_NORMAL
                && Math.abs(simple) <= Float.MAX_VALUE
                && (Double.doubleToRawLongBits(simple) & FLOAT_ROUNDING_BITS) != FLOAT_TIE;
        return safe || simple == 0 ? (float) simple : NumberInput.parseFloat(text, offset, length, true);
    }

    /**
     * Whether text is a number: digits with an optional sign, point and exponent, as JSON has them, but also with a
     * plus or leading zeros.
     */
    static boolean isNumber(char[] text, int offset, int length) {
        int end = offset + length;
        int i = offset;
        if (i < end && (text[i] == '-' || text[i] == '+')) {
            i++;
        }
        int afterWhole = skipDigits(text, i, end);
        boolean whole = afterWhole > i;
        i = afterWhole;
        if (i < end && text[i] == '.') {
            int afterFraction = skipDigits(text, i + 1, end);
            if (!whole || afterFraction == i + 1) {
                return false;
            }
            i = afterFraction;
        }
        if (!whole) {
            return false;
        }
        if (i < end && (text[i] == 'e' || text[i] == 'E')) {
            i++;
            if (i < end && (text[i] == '-' || text[i] == '+')) {
                i++;
            }
            int afterExponent = skipDigits(text, i, end);
            return afterExponent > i && afterExponent == end;
        }
        return i == end;
    }

    /**
     * The size of the exponent of a number.
     *
     * @param text a number by {@link #isNumber}
     * @return without its sign; 0 if there is none; MAX_VALUE if it is larger than an int
     */
    static int exponentSize(char[] text, int offset, int length) {
        int end = offset + length;
        int i = end - 1;
        while (i > offset && text[i] >= '0' && text[i] <= '9') {
            i--;
        }
        if (i > offset && (text[i] == '-' || text[i] == '+')) {
            i--;
        }
        if (text[i] != 'e' && text[i] != 'E') {
            return 0;
        }
        long size = 0;
        for (i++; i < end; i++) {
            if (text[i] >= '0' && text[i] <= '9') {
                size = Math.min(Integer.MAX_VALUE, size * 10 + (text[i] - '0'));
            }
        }
        return (int) size;
    }

    private static int skipDigits(char[] text, int from, int end) {
        int i = from;
        while (i < end && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return i;
    }
}
