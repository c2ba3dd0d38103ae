package dev.scamander.mapping.scalar;

import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Numbers given as text in the manner of a locale, with separators between thousands: {@code 1,234.5}. Groups must be
 * of three digits, so that a point meant as a decimal point is an error in a locale where it separates thousands.
 */
final class LocalizedNumber {

    private final char decimalSeparator;
    private final char groupingSeparator;

    LocalizedNumber(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        this.decimalSeparator = symbols.getDecimalSeparator();
        this.groupingSeparator = symbols.getGroupingSeparator();
    }

    /** Whether plain numbers mean the same in the locale. */
    boolean usesPoint() {
        return decimalSeparator == '.';
    }

    /**
     * Takes out the separators.
     *
     * @return the number with a decimal point and no grouping; null if the text is no number of the locale
     */
    String toPlain(String text) {
        int point = text.indexOf(decimalSeparator);
        String whole = point < 0 ? text : text.substring(0, point);
        String rest = point < 0 ? "" : '.' + text.substring(point + 1);
        int exponent = Math.max(whole.indexOf('e'), whole.indexOf('E'));
        if (exponent >= 0) {
            rest = whole.substring(exponent) + rest;
            whole = whole.substring(0, exponent);
        }
        String ungrouped = ungroup(whole);
        if (ungrouped == null) {
            return null;
        }
        String plain = ungrouped + rest;
        return NumberText.isNumber(plain.toCharArray(), 0, plain.length()) ? plain : null;
    }

    private String ungroup(String whole) {
        int at = whole.indexOf(groupingSeparator);
        if (at < 0) {
            return whole;
        }
        int signs = !whole.isEmpty() && (whole.charAt(0) == '-' || whole.charAt(0) == '+') ? 1 : 0;
        if (at == signs || at > signs + 3) {
            return null;
        }
        StringBuilder plain = new StringBuilder(whole.substring(0, at));
        while (at < whole.length()) {
            if (whole.charAt(at) != groupingSeparator || at + 4 > whole.length()) {
                return null;
            }
            plain.append(whole, at + 1, at + 4);
            at += 4;
        }
        return plain.toString();
    }
}
