package dev.scamander.mapping.language;

import java.util.Arrays;
import java.util.Locale;

/** How a column's new value comes of its old one and of what the record has for it; without one, it is replaced. */
public enum Operator {
    /** {@code sum(path)}: an exact running sum. */
    SUM,
    /** {@code count(path)}: how many values that are not null; {@code count()}: how many records. */
    COUNT,
    /** {@code min(path)}: the smallest value. */
    MIN,
    /** {@code max(path)}: the largest value. */
    MAX,
    /** {@code append(path)}: the items are added to a list, at its end, or to a set or map. */
    APPEND,
    /** {@code prepend(path)}: the items are added at the beginning of a list. */
    PREPEND,
    /** {@code remove(path)}: the items are taken out of a list or set, or the entries with these keys out of a map. */
    REMOVE;

    /** The name of the function. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the column holds a running total. */
    public boolean isAggregate() {
        return this == SUM || this == COUNT || this == MIN || this == MAX;
    }

    /** The operator of that name, or null. */
    static Operator of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
